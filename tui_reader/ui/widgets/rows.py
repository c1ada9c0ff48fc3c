"""How one post looks in the list: its marks, title and date, and below them what else is known."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.library.words import dated_by, short_length
from tui_reader.models import Headline
from tui_reader.text import date_words
from tui_reader.text import width as measure
from tui_reader.ui.widgets.paint import Piece

if TYPE_CHECKING:
    from tui_reader.ui.widgets.hits import Hits

TEXT_COLUMN = 3
"""Cells before the title: the cursor's bar, the mark, and air."""

_RIGHT_MARGIN = 2


class Density(Enum):
    """How much of a post the list shows."""

    NONE = "nothing"
    """A sentence in place of the posts: there is no room for them."""
    TITLES = "titles"
    """Titles alone, where there is hardly any room."""
    LINES = "lines"
    """Title and date."""
    FULL = "full"
    """A second line below: length, tags, source."""

    @property
    def height(self) -> int:
        """Lines a row takes."""
        return 2 if self is Density.FULL else 1

    @classmethod
    def for_screen(cls, width: int, height: int, wanted: str = "auto") -> Density:
        """What a screen of this many cells has room for; of that, `one` line a post, `two`, or as fits."""
        if width < 20 or height < 5:
            return cls.NONE
        if width < 40 or height < 10:
            return cls.TITLES
        two = wanted == "two" or (wanted == "auto" and height >= 20)
        return cls.FULL if two else cls.LINES


class Air(NamedTuple):
    """Lines of a panel that hold no posts."""

    above: int
    below: int
    """The pager is the last of them."""


def air(height: int, density: Density) -> Air:
    """What a panel of so many lines leaves free: nothing, where each line is needed."""
    roomy = height >= (10 if density is Density.TITLES else 8)
    return Air(1, 2) if roomy else Air(0, 0)


def capacity(height: int, density: Density) -> int:
    """How many posts a panel of so many lines shows: the size a page should have."""
    return max(1, (height - sum(air(height, density))) // density.height)


class RowStyle(NamedTuple):
    """What a row's look depends on beside its post."""

    width: int
    density: Density = Density.FULL
    with_source: bool = False
    now: datetime | None = None
    """The present, by which dates are shortened; None shows none."""
    hits: Hits | None = None
    """What was asked for, to be marked."""


def first_line(headline: Headline, style: RowStyle, bar: str = " ") -> list[Piece]:
    """The line with the mark, the title and the date."""
    date = _date(headline, style)
    right = f" {date}{' ' * _RIGHT_MARGIN}" if date else ""
    title_names = "dim" if headline.draft or headline.muted else ("text" if headline.read else "strong")
    title = measure.pad(measure.list_title(headline.title), max(0, style.width - TEXT_COLUMN - len(right)))
    pieces = style.hits.title(title, title_names) if style.hits else [(title, title_names)]
    return [(bar, "accent"), (_mark(headline), "accent"), (" ", ""), *pieces, (right, "dim")]


def second_line(headline: Headline, style: RowStyle, bar: str = " ") -> list[Piece]:
    """The dim line below: what the text says where it was searched; else source, length and tags."""
    room = max(0, style.width - TEXT_COLUMN - _RIGHT_MARGIN)
    source = headline.source_title if style.with_source else ""
    if style.hits is None:
        pieces: list[Piece] = _tinted(_fitting(_meta(headline, source), room), _own_tags(headline))
    elif (pieces := style.hits.below(headline, source, room)) == []:
        author = style.hits.author(headline)
        pieces = style.hits.names_in(_fitting(_meta(headline, author, source), room))
    return [(bar, "accent"), (" " * (TEXT_COLUMN - 1), ""), *pieces]


def _fitting(text: str, room: int) -> str:
    return measure.truncate(measure.list_title(text), room)


def _tinted(text: str, tags: str) -> list[Piece]:
    """The line with the person's own tags in a color of theirs, where there was room for them."""
    before, found, after = text.partition(tags) if tags else (text, "", "")
    return [(before, "dim"), (found, "tag"), (after, "dim")]


def _own_tags(headline: Headline) -> str:
    return measure.list_title(" ".join(f"#{name}" for name in headline.own_tags))


def _mark(headline: Headline) -> str:
    if headline.starred:
        return "★"
    return " " if headline.read else "●"


def _date(headline: Headline, style: RowStyle) -> str:
    if style.density is Density.TITLES or style.now is None:
        return ""
    return date_words.short(headline.published, now=style.now)


def _meta(headline: Headline, *before: str) -> str:
    parts = (
        *before,
        "draft" if headline.draft else "",
        "muted" if headline.muted else "",
        f"{headline.progress:.0%}" if headline.started else "",
        short_length(headline),
        dated_by(headline),
        _elsewhere(headline),
        _own_tags(headline),
        ", ".join(headline.tags or headline.categories),
    )
    return " · ".join(part for part in parts if part)


def _elsewhere(headline: Headline) -> str:
    """Where else the post is, in a few words."""
    sources = list(dict.fromkeys(copy.source_title for copy in headline.also_in))
    if not sources:
        return ""
    return f"also in {sources[0]}" if len(sources) == 1 else f"also in {len(sources)} sources"
