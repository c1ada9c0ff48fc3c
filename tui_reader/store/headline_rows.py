"""A row of the list as the tables hold it: all a list shows of a post, and nothing of its body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from tui_reader.models import Copy, DateOrigin, Genre, Headline, PostId, SourceId
from tui_reader.store.columns import maybe_moment, moment, row_id, unlined

COLUMNS = """
p.id, p.source_id, iif(s.name = '', s.title, s.name), p.title, p.url, p.authors, p.published,
p.date_origin, p.updated, p.tags, p.categories, p.summary, p.words, p.genre, p.read, p.starred,
p.progress, p.started, p.draft, p.own_tags, p.muted <> 0, iif(p.twin = 0, '', (
    select group_concat(t.copy || ' ' || t.id || ' ' || iif(o.name = '', o.title, o.name), char(10))
    from posts t join sources o on o.id = t.source_id
    where t.twin = p.twin and t.twin <> 0 and t.id <> p.id and t.gone = 0 and o.removed = 0))
"""
"""What is read of a post `p` and its source `s`, for `of_row`."""


# Looking up takes a fifth of what calling an enumeration does.
_ORIGINS = {origin.value: origin for origin in DateOrigin}
_GENRES = {genre.value: genre for genre in Genre}


def headline(conn: Connection, post_id: PostId) -> Headline | None:
    """One post's row, whatever list it is in."""
    return next(iter(headlines(conn, [post_id])), None)


def headlines(conn: Connection, ids: Sequence[PostId]) -> tuple[Headline, ...]:
    """The rows of posts, in the order of their ids as given."""
    sql = (
        f"select {COLUMNS} from json_each(?) j cross join posts p on p.id = j.value"
        " join sources s on s.id = p.source_id order by j.key"
    )
    return tuple(map(of_row, conn.execute(sql, (json.dumps(list(map(row_id, ids))),))))


def of_row(row: Any) -> Headline:  # sqlite3 types its rows so
    """A headline of the columns."""
    return Headline(
        id=PostId(row[0]),
        source_id=SourceId(row[1]),
        source_title=row[2],
        title=row[3],
        url=row[4],
        authors=unlined(row[5]),
        published=moment(row[6]),
        date_origin=_ORIGINS[row[7]],
        updated=maybe_moment(row[8]),
        tags=unlined(row[9]),
        categories=unlined(row[10]),
        summary=row[11],
        words=row[12],
        genre=_GENRES[row[13]],
        read=bool(row[14]),
        starred=bool(row[15]),
        progress=row[16],
        started=bool(row[17]),
        draft=bool(row[18]),
        own_tags=unlined(row[19]),
        muted=bool(row[20]),
        also_in=_copies(unlined(row[21])) if row[21] else (),
    )


def _copies(told: Iterable[str]) -> tuple[Copy, ...]:
    """Copies of a post, the one that leads first."""
    apart = sorted((int(copy), int(id_), title) for copy, id_, title in (each.split(" ", 2) for each in told))
    return tuple(Copy(PostId(id_), title) for _, id_, title in apart)
