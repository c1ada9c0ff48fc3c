"""What passes the gate, made ready to be stored: the work of processes, so that the program only stores."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from tui_reader.config import Limits
from tui_reader.entries import H_FEED, Draft, DraftRow, Ingested, RawEntry
from tui_reader.library import ingest
from tui_reader.store import draft_rows


def feed(
    body: bytes,
    headers: Mapping[str, str],
    url: str,
    now: datetime,
    limits: Limits,
    seen: Collection[str] = (),
    generator: str = "",
) -> Ingested[DraftRow] | None:
    """A feed, by `ingest.feed`; None when the bytes are none."""
    found = ingest.feed(body, headers, url, now, limits, seen, generator)
    return found and _ready(found)


def page(
    body: bytes,
    headers: Mapping[str, str],
    url: str,
    now: datetime,
    limits: Limits,
    seen: Collection[str] = (),
) -> Ingested[DraftRow] | None:
    """A page read as a feed, by `ingest.page`; None when it holds nothing to read."""
    found = ingest.page(body, headers, url, now, limits, seen)
    return found and _ready(found)


def older(
    body: bytes,
    headers: Mapping[str, str],
    url: str,
    now: datetime,
    limits: Limits,
    seen: Collection[str],
    generator: str,
) -> Ingested[DraftRow] | None:
    """A page of an archive, in the form of what it is the archive of, which `generator` made."""
    if generator == H_FEED:
        return page(body, headers, url, now, limits, seen)
    return feed(body, headers, url, now, limits, seen, generator)


def entries(raw: Iterable[RawEntry], now: datetime, limits: Limits) -> tuple[DraftRow, ...]:
    """Files of a folder, by `ingest.entries`."""
    return tuple(map(draft_rows.row, ingest.entries(raw, "", now, limits)))


def _ready(found: Ingested[Draft]) -> Ingested[DraftRow]:
    rows = tuple(map(draft_rows.row, found.drafts))
    return Ingested(found.title, found.site_url, rows, *found[3:])
