"""The places posts come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.models import Source, SourceId, SourceKind
from tui_reader.store import journal
from tui_reader.store.columns import file_name, maybe_moment, micros, path_of, row_id, storable
from tui_reader.text.address import as_known
from tui_reader.text.amounts import counted

_LONGEST_VALIDATOR = 1_024
"""Bytes of an ETag or Last-Modified worth echoing; a longer one is dropped."""
_COLUMNS = """
id, kind, location, iif(name = '', title, name), site_url, subscribed, unread, total, etag, last_modified,
checked, next_fetch, error, folder, copies, unread_copies
"""


def upsert(
    conn: Connection,
    kind: SourceKind,
    location: str,
    title: str,
    site_url: str = "",
    subscribed: bool = False,
    *,
    now: datetime,
) -> Source:
    """Note that a location is visited, and subscribe to it when told; what is known of it stays.

    A removed source that is visited again comes back with all its posts and marks.
    """
    _bring_back(conn, location, now)
    conn.execute(
        """
        insert into sources (kind, location, title, site_url, subscribed, visited, position)
        values (?, ?, ?, ?, ?, ?, (select coalesce(max(position), 0) + 1 from sources))
        on conflict (location) do update set
            kind = excluded.kind, visited = excluded.visited,
            title = iif(excluded.title = '', title, excluded.title),
            site_url = iif(excluded.site_url = '', site_url, excluded.site_url),
            subscribed = max(subscribed, excluded.subscribed)
        """,
        (kind.value, file_name(location), storable(title), storable(site_url), subscribed, micros(now)),
    )
    found = by_location(conn, location)
    assert found is not None
    return found


def introduce(conn: Connection, source_id: SourceId, called: str, title: str, site_url: str) -> None:
    """Note what a feed says of itself where nothing was known of that: its title, its site.

    Args:
        conn: Where to.
        source_id: Whose.
        called: What it was called for want of a title.
        title: What it calls itself, clean; empty when it doesn't.
        site_url: The same.
    """
    conn.execute(
        "update sources set title = iif(title = ?2 and ?3 <> '', ?3, title),"
        " site_url = iif(site_url = '', ?4, site_url) where id = ?1",
        (row_id(source_id), storable(called), storable(title), storable(site_url)),
    )


class Taken(NamedTuple):
    """A feed of a list, clean."""

    url: str
    title: str
    site_url: str
    folder: str


def take(conn: Connection, feeds: Iterable[Taken], now: datetime) -> tuple[SourceId, ...]:
    """Subscribe to the feeds of a list as one event; the ids of those that were not subscribed to before.

    What is known of a feed stays, and so does the folder it is in. `undo` leaves nothing of the others.
    """
    changes, new = list[journal.Change](), list[SourceId]()
    rows = conn.execute("select location from sources where kind = 'feed' order by id desc")
    written = {as_known(location): location for location in (path_of(row[0]) for row in rows)}
    for feed in feeds:
        location = written.setdefault(as_known(feed.url), as_known(feed.url))
        came = _unhide(conn, location) or by_location(conn, location) is None
        source = by_location(conn, location)
        if source is None:
            source = upsert(conn, SourceKind.FEED, location, feed.title, feed.site_url, now=now)
        if came:
            changes.append(journal.Change(journal.Field.REMOVED, 1, 0, (source.id,)))
        if change := journal.assign(conn, journal.Field.SUBSCRIBED, source.id, 1):
            changes.append(change)
            new.append(source.id)
            folder = source.folder or feed.folder
            if moved := journal.assign(conn, journal.Field.FOLDER, source.id, folder):
                changes.append(moved)
    if changes:
        journal.record(conn, "imported", f"Added {counted(len(new), 'feed')} of a list", changes, now)
    return tuple(new)


def get(conn: Connection, source_id: SourceId) -> Source | None:
    """One source, also a removed one."""
    row = conn.execute(f"select {_COLUMNS} from sources where id = ?", (row_id(source_id),)).fetchone()
    return None if row is None else _source(row)


def by_location(conn: Connection, location: str) -> Source | None:
    """The source at an absolute path or address, unless it was removed."""
    row = conn.execute(
        f"select {_COLUMNS} from sources where location = ? and removed = 0", (file_name(location),)
    ).fetchone()
    return None if row is None else _source(row)


def by_address(conn: Connection, url: str) -> Source | None:
    """The feed at an address as it is known, or else the one found on that page, or the one of that site."""
    row = conn.execute(
        f"select {_COLUMNS} from sources where removed = 0 and kind = 'feed'"
        " and (location = ?1 or rtrim(?1, '/') in (rtrim(page, '/'), rtrim(site_url, '/')))"
        " order by location = ?1 desc, rtrim(page, '/') = rtrim(?1, '/') desc, id",
        (storable(url),),
    ).fetchone()
    if row is not None:
        return _source(row)
    # Older versions kept addresses as they were written.
    return next((each for each in every(conn) if each.kind is SourceKind.FEED and _is_at(each, url)), None)


def _is_at(source: Source, url: str) -> bool:
    return as_known(source.location) == url


def every(conn: Connection) -> tuple[Source, ...]:
    """All sources but the removed ones, in their order, the guide last."""
    rows = conn.execute(
        f"select {_COLUMNS} from sources where removed = 0 order by kind = 'guide', position, id"
    )
    return tuple(_source(row) for row in rows)


def subscribe(conn: Connection, source_id: SourceId, now: datetime) -> None:
    """Make a visited source one of the person's own."""
    _decide(conn, source_id, journal.Field.SUBSCRIBED, 1, lambda title: f"Added “{title}”", now)


def rename(conn: Connection, source_id: SourceId, name: str, now: datetime) -> None:
    """Call a source otherwise; with an empty name as it calls itself."""
    _decide(
        conn,
        source_id,
        journal.Field.NAME,
        storable(name),
        lambda title: f"Renamed “{title}” to “{name}”",
        now,
    )


def put_into(conn: Connection, source_id: SourceId, folder: str, now: datetime) -> None:
    """Put a source into a folder, `/` between folders in folders; an empty one is none."""
    where = f"into {folder}" if folder else "out of its folder"
    _decide(
        conn, source_id, journal.Field.FOLDER, storable(folder), lambda title: f"Moved “{title}” {where}", now
    )


def exchange(conn: Connection, one: SourceId, other: SourceId, now: datetime) -> None:
    """Let two sources change their places in the person's order."""
    rows = dict(conn.execute("select id, position from sources where id in (?, ?)", (one, other)))
    found = get(conn, one)
    if len(rows) == 2 and found:
        changes = [
            journal.assign(conn, journal.Field.POSITION, one, rows[other]),
            journal.assign(conn, journal.Field.POSITION, other, rows[one]),
        ]
        journal.record(conn, "moved", f"Moved “{found.title}”", [each for each in changes if each], now)


def _decide(
    conn: Connection,
    source_id: SourceId,
    field: journal.Field,
    value: int | str,
    words: Callable[[str], str],
    now: datetime,
) -> None:
    """Change one field of a source; `words` says of its title what was done."""
    found = get(conn, source_id)
    change = journal.assign(conn, field, source_id, value)
    if found and change:
        journal.record(conn, "source", words(found.title), [change], now)


def remove(conn: Connection, source_id: SourceId, now: datetime) -> Source | None:
    """Take a source out of every list; its posts and marks stay, and undo brings it back."""
    found = get(conn, source_id)
    removed = journal.flip(conn, journal.Field.REMOVED, [source_id], True)
    if found is None or removed is None:
        return None
    journal.record(conn, "removed", f"Removed “{found.title}”", [removed], now)
    return found


def set_validators(conn: Connection, source_id: SourceId, etag: str, last_modified: str) -> None:
    """Keep what the server wants to hear next time, exactly as it said it."""
    conn.execute(
        "update sources set etag = ?, last_modified = ? where id = ?",
        (_validator(etag), _validator(last_modified), row_id(source_id)),
    )


def set_site(conn: Connection, source_id: SourceId, url: str) -> None:
    """Keep the address of a source's site as it is told now; empty where none is."""
    conn.execute("update sources set site_url = ? where id = ?", (storable(url), row_id(source_id)))


def set_checked(conn: Connection, source_id: SourceId, checked: datetime, error: str = "") -> None:
    """Note when a source was last asked, and the sentence that says why in vain, if so."""
    conn.execute(
        "update sources set checked = ?, error = ? where id = ?",
        (micros(checked), storable(error), row_id(source_id)),
    )


def _bring_back(conn: Connection, location: str, now: datetime) -> None:
    if changed := _unhide(conn, location):
        found = get(conn, SourceId(changed.ids[0]))
        journal.record(
            conn, "brought back", f"Brought “{found.title if found else location}” back", [changed], now
        )


def _unhide(conn: Connection, location: str) -> journal.Change | None:
    row = conn.execute(
        "select id from sources where location = ? and removed = 1", (file_name(location),)
    ).fetchone()
    return journal.flip(conn, journal.Field.REMOVED, [row[0]], False) if row else None


def _validator(value: str) -> str:
    return "" if len(value.encode("utf-8", "replace")) > _LONGEST_VALIDATOR else storable(value)


def _source(row: Any) -> Source:  # sqlite3 types its rows so
    return Source(
        id=SourceId(row[0]),
        kind=SourceKind(row[1]),
        location=path_of(row[2]),
        title=row[3],
        site_url=row[4],
        subscribed=bool(row[5]),
        unread=row[6],
        total=row[7],
        etag=row[8],
        last_modified=row[9],
        checked=maybe_moment(row[10]),
        next_fetch=maybe_moment(row[11]),
        error=row[12],
        folder=row[13],
        copies=row[14],
        unread_copies=row[15],
    )
