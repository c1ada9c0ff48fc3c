"""How far long work has come, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui_reader.models import Source


class Progress(NamedTuple):
    """One report of long work."""

    done: int = 0
    total: int = 0
    """0 while it is not known."""
    words: str = ""
    """What is being done, for the status line: "Reading 400 of 10,000 posts"."""


Arrived = Callable[[Source, Progress], None]
"""Called whenever a source has something new to show, on the event loop."""


def nobody(_source: Source, _progress: Progress) -> None:
    """For callers that wait for the end."""
