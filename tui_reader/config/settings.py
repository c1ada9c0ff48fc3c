"""The settings and their usual values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from tui_reader.config.checks import Check, command, flag, one_of, seconds, text, whole
from tui_reader.config.openers import Opener

T = TypeVar("T")


def _setting(usual: T, check: Check) -> T:
    """A field with the check of what the file says about it."""
    return field(default=usual, metadata={"check": check})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's work is taken."""

    deadline: float = _setting(20.0, seconds)
    """Seconds for one request in all."""
    response_mb: int = _setting(15, whole(1, 1000))
    """Megabytes of one answer, unpacked."""
    post_mb: int = _setting(5, whole(1, 100))
    """Megabytes of one post."""
    entries: int = _setting(2000, whole(1, 100_000))
    """Newest entries of one feed document."""
    title_cells: int = _setting(500, whole(20, 10_000))
    picture_mb: int = _setting(20, whole(1, 1000))
    """Megabytes of one picture's file."""
    picture_megapixels: int = _setting(40, whole(1, 1000))
    """Megapixels of one picture."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force."""

    theme: str = _setting("ink", text)
    """"ink", "paper", or any theme Textual brings."""
    column_width: int = _setting(74, whole(20, 200))
    """Cells of the text column, at most."""
    line_spacing: int = _setting(1, whole(1, 2))
    """Lines from one line of text to the next."""
    paragraphs: str = _setting("spaced", one_of("spaced", "indented"))
    """What parts paragraphs: a blank line, or that each begins further in."""
    list_rows: str = _setting("auto", one_of("auto", "one", "two"))
    """Lines a post takes in the list; "auto" is two where the panel is tall enough."""
    refresh_minutes: int = _setting(0, whole(0, 10_080))
    """Minutes between two looks for new posts while the screen is open; 0: only when asked."""
    mouse: bool = _setting(True, flag)
    pictures: str = _setting("auto", one_of("auto", "kitty", "sixel", "half", "ask", "off"))
    """How pictures are shown; with "ask" and "off" none is fetched before the person says so."""
    browser: tuple[str, ...] = _setting((), command)
    """The command that opens an address, which follows as its last argument; empty: the system's."""
    openers: tuple[Opener, ...] = ()
    """Programs for addresses and kinds of files; what none is meant for goes to the browser."""
    clipboard: tuple[str, ...] = _setting((), command)
    """A command that is given, on its input, what is copied; the terminal is told in any case."""
    limits: Limits = Limits()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of what they do, several parted by commas: `{"next": "j,down"}`."""
