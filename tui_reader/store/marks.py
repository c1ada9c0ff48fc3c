"""Everything a person has marked, to be carried from one database to another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.conditions import Condition
from tui_reader.models import Place, PostId
from tui_reader.store import journal, tagging
from tui_reader.store.columns import file_name, micros, moment, path_of, storable, unlined
from tui_reader.store.journal import Change, Field
from tui_reader.store.posts import set_place
from tui_reader.store.where import clause
from tui_reader.text.address import bare
from tui_reader.text.amounts import counted

_MARKED = """
select s.location, p.key, p.url, p.title, p.published, p.read, p.starred,
    p.place_block, p.place_offset, p.place_digest, p.progress, p.started, p.own_tags
from posts p join sources s on s.id = p.source_id
where (p.read = 1 or p.starred = 1 or p.started = 1 or p.own_tags <> '') and p.gone in (0, 2)
"""
_BY_KEY = "select id from posts where source_id = ? and key = ?"
_BY_ADDRESS = "select id from posts indexed by posts_by_url where url = ? and gone = 0 order by id limit 1"
_BY_DATE = """
select id from posts indexed by every_all
where published between ?1 and ?1 + 999999 and gone = 0 and apart = 0 and copy = 0 and title = ?2
order by id limit 1
"""


class Mark(NamedTuple):
    """What is marked of a post, and by what the post is known again."""

    location: str
    """Of its source."""
    key: str
    """Within its source."""
    url: str
    title: str
    published: datetime
    read: bool
    starred: bool
    place: Place = Place()
    """Where reading stopped."""
    tags: tuple[str, ...] = ()
    """The person's own."""


class Taken(NamedTuple):
    """What became of marks that were taken over."""

    changed: int
    """Posts that are marked otherwise now."""
    unknown: int
    """Marks of posts that aren't here."""


def every(conn: Connection, where: Condition) -> list[Mark]:
    """All marks of posts for which a condition holds."""
    asked = clause(conn, where)
    rows = conn.execute(f"{_MARKED} and ({asked.sql}) order by p.id", asked.values)
    return [
        Mark(
            path_of(row[0]), row[1], row[2], row[3], moment(row[4]), bool(row[5]), bool(row[6]),
            Place(*row[7:11]) if row[11] else Place(), unlined(row[12]),
        )
        for row in rows
    ]  # fmt: skip


def take(conn: Connection, marks: Iterable[Mark], now: datetime) -> Taken:
    """Mark posts as they were marked elsewhere, as one event; no mark that is here is taken away.

    A post is known by its source and key, else its address, else its title and the second of its date.
    The name and password in a source's address count for nothing: they stay where they are.
    """
    places = _places(conn)
    found = [(_find(conn, mark, places), mark) for mark in marks]
    known = [(post, mark) for post, mark in found if post is not None]
    changes: list[Change | None] = [
        journal.flip(conn, Field.READ, [post for post, mark in known if mark.read], True),
        journal.flip(conn, Field.STARRED, [post for post, mark in known if mark.starred], True),
    ]
    for post, mark in known:
        changes += tagging.changed(conn, [post], mark.tags, ()) if mark.tags else []
    changed = {each for change in changes if change for each in change.ids}
    for post, mark in known:
        if mark.place.is_started and _set_place(conn, post, mark.place):
            changed.add(post)
    _record(conn, [change for change in changes if change], len(changed), now)
    return Taken(len(changed), len(found) - len(known))


def _record(conn: Connection, changes: list[Change], posts: int, now: datetime) -> None:
    if changes:
        words = f"Took over the marks of {counted(posts, 'post')}"
        journal.record(conn, "took over", words, changes, now)


def _places(conn: Connection) -> dict[str | bytes, list[int]]:
    """Sources by their locations, and by those without a name and password."""
    found: dict[str | bytes, list[int]] = {}
    for id_, location in conn.execute("select id, location from sources order by id"):
        for each in dict.fromkeys((location, file_name(bare(path_of(location))))):
            found.setdefault(each, []).append(id_)
    return found


def _find(conn: Connection, mark: Mark, places: dict[str | bytes, list[int]]) -> PostId | None:
    locations = (file_name(mark.location), file_name(bare(mark.location)))
    sources = dict.fromkeys(id_ for location in locations for id_ in places.get(location, ()))
    asked: tuple[tuple[str, tuple[object, ...]], ...] = (
        *((_BY_KEY, (source, storable(mark.key))) for source in sources),
        (_BY_ADDRESS, (storable(mark.url),)),
        (_BY_DATE, (micros(mark.published.replace(microsecond=0)), storable(mark.title))),
    )
    for sql, values in asked:
        if all(values) and (row := conn.execute(sql, values).fetchone()):
            return PostId(row[0])
    return None


def _set_place(conn: Connection, post: PostId, place: Place) -> bool:
    """Keep a place where none is kept yet."""
    (started,) = conn.execute("select started from posts where id = ?", (post,)).fetchone()
    if not started:
        set_place(conn, post, place)
    return not started
