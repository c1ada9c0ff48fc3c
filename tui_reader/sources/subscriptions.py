"""Lists of feeds, as readers hand them to one another."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from tui_reader.errors import FetchError
from tui_reader.sources import addresses
from tui_reader.text import clean
from tui_reader.text.address import masked

MOST = 10_000
"""Feeds of one list."""

MOST_NOTES = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed in a list: all of it is a stranger's, but the address is one of http(s)."""

    url: str
    title: str = ""
    site_url: str = ""
    folder: tuple[str, ...] = ()
    """The folder it lies in, the outermost first."""
    tags: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What a list holds, each address once."""

    feeds: tuple[Listed, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    """A sentence for everything that was left out."""


class Collector:
    """Puts a list together, and takes note of what can't be in it."""

    def __init__(self) -> None:
        self._feeds: dict[str, Listed] = {}
        self._notes: list[str] = []
        self._left_out = 0

    def add(self, feed: Listed, named: str) -> None:
        """Take a feed, unless it is there already or its address leads nowhere.

        Args:
            feed: Its address as it is written.
            named: What a note calls it.
        """
        url = _web_address(feed.url)
        if not url:
            self.note(f"{named} has no web address: {quoted(feed.url)}.")
        elif url in self._feeds:
            self.note(f"{named} is listed twice, and was taken once.")
        elif len(self._feeds) >= MOST:
            self._left_out += 1
        else:
            self._feeds[url] = replace(feed, url=url, tags=tuple(dict.fromkeys(feed.tags)))

    def note(self, sentence: str) -> None:
        """Take note of what was left out."""
        self._notes.append(sentence)

    def finish(self, title: str = "") -> Subscriptions:
        """The list."""
        notes = self._notes[:MOST_NOTES]
        if len(self._notes) > MOST_NOTES:
            notes.append(f"{len(self._notes) - MOST_NOTES} more could not be taken.")
        if self._left_out:
            notes.append(f"{self._left_out} more were left out: a list may hold {MOST:,} feeds.")
        return Subscriptions(tuple(self._feeds.values()), title, tuple(notes))


def _web_address(written: str) -> str:
    """A whole http(s) address, or empty; some write `feed://`, or leave out the scheme."""
    for address in addresses.complete(written)[:1]:
        with suppress(FetchError):
            return addresses.parse(address).whole
    return ""


def quoted(written: str) -> str:
    """A stranger's text in a note, safe to show."""
    return f"“{clean.line(masked(written), limit_cells=60)}”"


def words(parts: Iterable[str]) -> tuple[str, ...]:
    """Parts without white space around them, the empty ones left out."""
    return tuple(filter(None, (part.strip() for part in parts)))
