"""Lists of feeds, as readers hand them to one another: taken over, and given away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui_reader.errors import LocationError
from tui_reader.library import locate
from tui_reader.library.finding import host
from tui_reader.models import Source, SourceId, SourceKind
from tui_reader.sources import newsboat_urls, opml
from tui_reader.sources.decoding import text_of
from tui_reader.sources.subscriptions import Listed, Subscriptions
from tui_reader.store import sources
from tui_reader.store.database import Database
from tui_reader.text import clean
from tui_reader.text.address import bare
from tui_reader.text.amounts import counted

LONGEST = 20 * 1024 * 1024
"""Bytes of a list."""

_TITLE_CELLS = 200


class Imported(NamedTuple):
    """What became of a list."""

    new: tuple[SourceId, ...]
    """Sources that were not among the person's own before."""
    known: int
    notes: tuple[str, ...]
    """A sentence for everything that was left out."""


async def take(database: Database, path: Path, now: datetime) -> Imported:
    """Subscribe to the feeds of a list.

    Raises:
        LocationError: The file can't be read, or names no feed.
    """
    found = await asyncio.to_thread(_read, path)
    if not found.feeds:
        told = found.notes[0] if found.notes else "A list is OPML, or newsboat's file urls."
        raise LocationError(f"There is no feed in {clean.line(path.name)}.", told)
    new = await database.write(sources.take, [_clean(feed) for feed in found.feeds], now)
    return Imported(new, len(found.feeds) - len(new), found.notes)


class Exported(NamedTuple):
    """A list to give away."""

    text: str
    left_out: int
    """Feeds whose addresses carry a name or a password, which are not in it."""

    @property
    def note(self) -> str:
        """A sentence about what was left out, or empty."""
        of = counted(self.left_out, "feed")
        return f"The name and password of {of} were left out." if self.left_out else ""


def written(kept: Iterable[Source], now: datetime, *, passwords: bool) -> Exported:
    """Feeds as OPML: those the person has subscribed to.

    Args:
        kept: All sources.
        now: When it is written, aware.
        passwords: Whether the names and passwords that stand in addresses are written too. A list is
            made to be handed on.
    """
    feeds = [source for source in kept if source.subscribed and source.kind is SourceKind.FEED]
    shown = (lambda url: url) if passwords else bare
    listed = [
        Listed(
            shown(feed.location),
            feed.title,
            shown(feed.site_url),
            tuple(filter(None, feed.folder.split("/"))),
        )
        for feed in feeds
    ]
    left_out = sum(shown(feed.location) != feed.location for feed in feeds)
    return Exported(opml.write(listed, "tui-reader", now), left_out)


def find_newsboat(home: Path) -> Path | None:
    """Newsboat's list of feeds, where there is one."""
    return newsboat_urls.find(home)


def _read(path: Path) -> Subscriptions:
    try:
        with locate.at_home(path).open("rb") as file:
            document = file.read(LONGEST)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        what = f"{clean.line(path.name)} can't be read: {why}."
        raise LocationError(what, "Give the path of a list of feeds.") from None
    text = text_of(document, {})  # before looking at it: some programs write UTF-16
    return opml.read(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else newsboat_urls.read(text)


def _clean(feed: Listed) -> sources.Taken:
    folder = feed.folder or (tuple(feed.tags[0].strip("/").split("/")) if feed.tags else ())
    return sources.Taken(
        feed.url,
        clean.line(feed.title, limit_cells=_TITLE_CELLS) or host(feed.url),
        feed.site_url if feed.site_url.startswith(("http://", "https://")) else "",
        "/".join(clean.line(part.replace("/", "-"), limit_cells=100) for part in folder),
    )
