"""What is the matter with a source, by what it was asked and what it answered, and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tui_reader.entries import PAGES, Asked, FeedChoice
from tui_reader.library import choosing, retention
from tui_reader.models import DateOrigin, Query, Source, SourceKind
from tui_reader.sources import addresses, manners
from tui_reader.store import asked, leaving, offers, posts, rules, settings
from tui_reader.store.asked import Standing
from tui_reader.store.database import Database
from tui_reader.text import amounts, clean

_LOOKED_AT = 20
"""Newest posts whose dates are looked at."""

_ADOPTED = "That address is adopted when it says so three times in a row."
_TAKEN = "Another source has that address already: one of the two is enough."

_LONG_SILENCE = timedelta(days=365)
_SHOWN = 10
"""Requests that are told where not all are wanted, and as many things that were ignored."""


class Finding(NamedTuple):
    """Something that is wrong."""

    what: str
    advice: str


class Diagnosis(NamedTuple):
    """All there is to tell of a source."""

    source: Source
    standing: Standing
    ledger: tuple[Asked, ...]
    settings: dict[str, str]
    findings: tuple[Finding, ...]
    tree: tuple[str, ...] = ()
    """Of a folder: whose source tree it is, in sentences."""
    offers: tuple[FeedChoice, ...] = ()
    """The other feeds of its site."""
    room: int = 0
    """Bytes that its posts' texts take in the database."""
    leaves: int = 0
    """Posts that leave with the next refresh, where it is said how long they are kept."""
    muted: int = 0
    """Posts that rules hide."""
    noted: tuple[str, ...] = ()
    """What was ignored in its posts, in sentences."""
    fixed: tuple[str, ...] = ()
    """What the settings file says of it, in sentences."""


async def of(database: Database, source: Source, now: datetime) -> Diagnosis:
    """Examine a source."""
    standing = await database.read(asked.standing, source.id)
    ledger = await database.read(asked.requests, source.id)
    page = await database.read(posts.page, Query(source.id, drafts=True), 1, _LOOKED_AT)
    origins = [post.date_origin for post in page.headlines]
    chosen = await database.read(settings.every, source.id)
    return Diagnosis(
        source,
        standing,
        ledger,
        chosen,
        tuple(_findings(source, standing, ledger, origins, now)),
        await asyncio.to_thread(_tree, source, chosen.get(settings.DIALECT, "")),
        await database.read(offers.others, source.id),
        await database.read(leaving.room, source.id),
        await retention.leaves_next(database, source.id, now),
        await database.read(rules.muted, source.id),
        tuple(_ignored(*await database.read(posts.noted, source.id, _SHOWN + 1))),
    )


def _ignored(found: Sequence[tuple[str, str]], count: int) -> Iterator[str]:
    if found:
        yield f"In {amounts.counted(count, 'post')} something was ignored:"
    for where, note in found[:_SHOWN]:
        yield f"  {clean.line(where)}: {note}"
    if len(found) > _SHOWN:
        yield "  …"


def _tree(source: Source, dialect: str) -> tuple[str, ...]:
    if source.kind is not SourceKind.FOLDER or not Path(source.location).is_dir():
        return ()
    from tui_reader.sources import folder

    return folder.described(Path(source.location), dialect)


def lines(told: Diagnosis, now: datetime, *, whole: bool = False) -> Iterator[str]:
    """A diagnosis as text: what the source is, what is wrong, and its last requests.

    Args:
        told: The diagnosis.
        now: The present, in the zone in which times are told.
        whole: Tell all requests that the ledger keeps.
    """
    source, zone = told.source, now.tzinfo
    yield source.title
    yield f"{source.kind} at {choosing.shown(source.location)}"
    yield _amounts(told)
    if told.leaves:
        leave = f"{amounts.counted(told.leaves, 'read post')} {'leaves' if told.leaves == 1 else 'leave'}"
        yield f"With the next refresh {leave} for good, as keep says."
    yield from map(clean.line, told.tree)
    if source.folder:
        yield f"in the folder {source.folder}"
    yield from (f"{name} = {value}" for name, value in told.settings.items())
    yield from told.fixed
    if told.standing.generator in PAGES:
        yield "It names no feed: its posts are read off the page itself."
    if source.kind is SourceKind.FEED:
        following = told.standing.next_fetch
        when = f"at {following.astimezone(zone):%d %b %H:%M}" if following else "when you say so"
        yield f"asked again {when}. {told.standing.reason}".strip()
    for finding in told.findings:
        yield f"! {finding.what} {finding.advice}".strip()
    if not told.findings:
        yield "Nothing is wrong."
    yield from told.noted
    if told.offers:
        yield "Its site offers also:"
        yield from (f"  {choosing.told(choice)}" for choice in told.offers)
    requests = told.ledger if whole else told.ledger[:_SHOWN]
    for entry in requests:
        yield from _entry(entry, now)
    if left := len(told.ledger) - len(requests):
        yield f"{amounts.counted(left, 'earlier request')}: tui-reader doctor {source.id} tells of all."


def _amounts(told: Diagnosis) -> str:
    """How many posts there are, how many of them are unread and muted, and the room their texts take."""
    total, unread = told.source.total, told.source.unread
    texts = "its text takes" if total == 1 else "their texts take"
    room = f"; {texts} {amounts.size(told.room)}" if told.room else ""
    muted = f", {told.muted:,} muted by rules" if told.muted else ""
    return f"{amounts.counted(total, 'post')}, {unread:,} unread{muted}{room}"


def _entry(entry: Asked, now: datetime) -> Iterator[str]:
    """A request: what came when, and below that why it was in vain, and when comes the next and why."""
    status = str(entry.status) if entry.status else "none"
    given = ", ".join(_VALIDATORS[at] for at, value in enumerate((entry.etag, entry.last_modified)) if value)
    at = entry.at.astimezone(now.tzinfo)
    size, took = amounts.size(entry.bytes), f"{entry.milliseconds} ms"
    yield f"{at:%d %b %H:%M}  {status:>4}  {size:>9}  {took:>8}  {given}".rstrip()
    following = f"Next {entry.next_fetch.astimezone(now.tzinfo):%d %b %H:%M}." if entry.next_fetch else ""
    yield "    " + " ".join(filter(None, (entry.error, following, entry.reason)))


_VALIDATORS = ("ETag", "Last-Modified")


def _findings(
    source: Source,
    standing: Standing,
    ledger: tuple[Asked, ...],
    origins: list[DateOrigin],
    now: datetime,
) -> Iterator[Finding]:
    if source.error:
        yield Finding(source.error, _advice(source, standing, ledger))
    if not source.error and source.kind is SourceKind.FEED and not source.total:
        yield Finding("It holds no posts.", _elsewhere(source))
    if moved := next((url for url in reversed(standing.moved) if url), ""):
        yield Finding(
            f"It says that it has moved to {addresses.shown(moved)}.",
            _TAKEN if manners.moved_to(standing.moved) else _ADOPTED,
        )
    if origins and all(origin is DateOrigin.FIRST_SEEN for origin in origins):
        yield Finding("Its posts have no dates that can be read.", "They stand at the moment they were met.")
    is_feed = source.kind is SourceKind.FEED
    if is_feed and standing.posted and now - max(standing.posted) > _LONG_SILENCE:
        yield Finding("It has not posted for more than a year.", "Perhaps the blog has ended, or moved.")


def _advice(source: Source, standing: Standing, ledger: tuple[Asked, ...]) -> str:
    status = next((entry.status for entry in ledger if entry.error == source.error), 0)
    if status == 410:
        return "tui-reader remove takes it out; its posts stay until then."
    if status in (401, 403):
        return "If it needs a name and a password, add it again with them in its address."
    if status // 100 == 2:
        return _elsewhere(source)
    if standing.failed >= 5:
        return f"It has failed {standing.failed} times in a row: look on the site for a new address."
    return ""


def _elsewhere(source: Source) -> str:
    """Where to look for a feed that holds nothing, or is none any more."""
    site = choosing.shown(source.site_url or source.location)
    return f"tui-reader discover {site} tells which feeds its site offers."
