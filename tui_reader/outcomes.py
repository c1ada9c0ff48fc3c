"""What came of looking for news, and of storing it."""

from __future__ import annotations

from typing import NamedTuple

from tui_reader.models import Source


class Stored(NamedTuple):
    """What storing one document changed."""

    added: int = 0
    changed: int = 0
    copies: int = 0
    """Of those added the ones that were here already, from another source."""


class Refreshed(NamedTuple):
    """How the refresh of one source ended. A failure is a value: the others go on."""

    source: Source
    status: str
    """`ok`, `unchanged`, `failed`, or `waiting`: it may not be asked yet."""
    added: int = 0
    changed: int = 0
    error: str = ""
    seconds: float = 0.0
    note: str = ""
    """Why it was not asked, for the status `waiting`."""
    left: int = 0
    """Posts that left, where the person has said how long they are kept."""
    copies: int = 0
    """Of those added the ones that were here already, from another source."""
