"""Which of the feeds of a site is taken: the best, or the one that somebody chooses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from tui_reader.entries import FeedChoice
from tui_reader.errors import ReaderError
from tui_reader.sources import feed_link
from tui_reader.sources.feed_link import FeedLink
from tui_reader.text import clean
from tui_reader.text.address import masked

TITLE_CELLS = 200

ADDRESS_CELLS = 2_000
"""No server takes a longer one."""

PAGE = "page"
"""The format of a page that is read as a feed."""

Choose: TypeAlias = Callable[[tuple[FeedChoice, ...]], Awaitable[FeedChoice | None]]
"""Chooses from two or more feeds, the best first; None chooses none of them."""


class NothingChosenError(ReaderError):
    """Somebody was asked which feed to take, and wanted none."""

    def __init__(self) -> None:
        super().__init__("No feed was chosen, so nothing was added.")


def is_worth_asking(choices: Sequence[FeedChoice]) -> bool:
    """Whether choices hold different posts; else they are one feed in several formats, or its comments."""
    return sum(choice.is_apart for choice in choices) > 1


def offered(links: Sequence[FeedLink]) -> tuple[FeedChoice, ...]:
    """Feeds as a page names them, safe to show."""
    return tuple(
        FeedChoice(
            link.url,
            clean.line(link.title, limit_cells=TITLE_CELLS),
            feed_link.format_name(link),
            is_apart,
        )
        for link, is_apart in zip(links, feed_link.apart(links), strict=True)
    )


def told(choice: FeedChoice) -> str:
    """A feed in one line: `Notes, RSS: https://example.org/notes.xml`."""
    known = ", ".join(filter(None, (choice.title, choice.format)))
    return f"{known}: {address(choice)}" if known else address(choice)


def address(choice: FeedChoice) -> str:
    """Where a feed is, as a person may see it."""
    return shown(choice.url)


def shown(location: str) -> str:
    """An address or a path as a person may see it: one line, whole, without name and password."""
    return clean.line(masked(location), limit_cells=ADDRESS_CELLS)
