"""The settings and their usual values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tui_reader.config.accounts import Account
from tui_reader.config.checks import command, flag, one_of, seconds, setting, text, whole
from tui_reader.config.openers import Opener


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a stranger's work is taken."""

    deadline: float = setting(20.0, seconds)
    """Seconds for one request in all."""
    response_mb: int = setting(15, whole(1, 1000))
    """Megabytes of one answer, unpacked."""
    post_mb: int = setting(5, whole(1, 100))
    """Megabytes of one post."""
    entries: int = setting(2000, whole(1, 100_000))
    """Newest entries of one feed document."""
    title_cells: int = setting(500, whole(20, 10_000))
    picture_mb: int = setting(20, whole(1, 1000))
    """Megabytes of one picture's file."""
    picture_megapixels: int = setting(40, whole(1, 1000))
    """Megapixels of one picture."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force."""

    theme: str = setting("auto", text)
    """"ink", "paper", or any theme Textual brings; "auto": as light as the terminal."""
    column_width: int = setting(74, whole(20, 200))
    """Cells of the text column, at most."""
    line_spacing: int = setting(1, whole(1, 2))
    """Lines from one line of text to the next."""
    paragraphs: str = setting("spaced", one_of("spaced", "indented"))
    """What parts paragraphs: a blank line, or that each begins further in."""
    list_rows: str = setting("auto", one_of("auto", "one", "two"))
    """Lines a post takes in the list; "auto" is two where the panel is tall enough."""
    refresh_minutes: int = setting(0, whole(0, 10_080))
    """Minutes between two looks for new posts while the screen is open; 0: only when asked."""
    read_when: str = setting("opened", one_of("opened", "end", "hand"))
    """When a post is marked read: once it is opened, once its end was in view, or by hand only."""
    mouse: bool = setting(True, flag)
    pictures: str = setting("auto", one_of("auto", "kitty", "sixel", "half", "ask", "off"))
    """How pictures are shown; with "ask" and "off" none is fetched before the person says so."""
    browser: tuple[str, ...] = setting((), command)
    """The command that opens an address, which follows as its last argument; empty: the system's."""
    openers: tuple[Opener, ...] = ()
    """Programs for addresses and kinds of files; what none is meant for goes to the browser."""
    clipboard: tuple[str, ...] = setting((), command)
    """A command that is given, on its input, what is copied; the terminal is told in any case."""
    limits: Limits = Limits()
    accounts: tuple[Account, ...] = ()
    """How to ask feeds that don't answer everybody."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of what they do, several parted by commas: `{"next": "j,down"}`."""
