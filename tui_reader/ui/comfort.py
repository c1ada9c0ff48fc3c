"""How the reader likes lines and paragraphs to be set."""

from __future__ import annotations

from typing import NamedTuple

SPACED, INDENTED = "spaced", "indented"
"""The styles of paragraphs: parted by blank lines, or by beginning further in."""


class Comfort(NamedTuple):
    """A way to set text."""

    line_spacing: int = 1
    """Lines from one line of text to the next."""
    paragraphs: str = SPACED
