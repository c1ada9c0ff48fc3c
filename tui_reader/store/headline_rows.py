"""A row of the list as the tables hold it: all a list shows of a post, and nothing of its body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from tui_reader.models import Copy, DateOrigin, Genre, Headline, PostId
from tui_reader.store.columns import maybe_moment, moment, row_id, unlined

COLUMNS = """
p.id, p.source_id, iif(s.name = '', s.title, s.name), p.title, p.url, p.authors, p.published,
p.date_origin, p.updated, p.tags, p.categories, p.summary, p.words, p.genre, p.read, p.starred,
p.progress, p.started, p.draft, p.twin, p.own_tags, p.muted <> 0
"""
"""What is read of a post `p` and its source `s`, for `of_rows`: the fields of a headline, in their order."""

_TWIN = 19

# Few posts have copies: a statement that could look for them takes longer, also where there are none.
_COPIES = """
select t.twin, t.copy, t.id, iif(s.name = '', s.title, s.name)
from json_each(?) j cross join posts t on t.twin = j.value and t.twin <> 0
join sources s on s.id = t.source_id where t.gone = 0 and s.removed = 0 order by t.copy, t.id
"""

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
    return of_rows(conn, conn.execute(sql, (json.dumps(list(map(row_id, ids))),)))


def of_rows(conn: Connection, rows: Iterable[Any]) -> tuple[Headline, ...]:
    """The headlines of rows of the columns."""
    rows = list(rows)
    twins = {row[_TWIN] for row in rows if row[_TWIN]}
    copies = _copies(conn, twins) if twins else {}
    return tuple([_of_row(row, copies) for row in rows])


def _of_row(row: Any, copies: Mapping[int, Sequence[Copy]]) -> Headline:  # sqlite3 types its rows so
    # By position: to name the fields takes as long as all the rest.
    return Headline(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        unlined(row[5]),
        moment(row[6]),
        _ORIGINS[row[7]],
        maybe_moment(row[8]),
        unlined(row[9]),
        unlined(row[10]),
        row[11],
        row[12],
        _GENRES[row[13]],
        bool(row[14]),
        bool(row[15]),
        row[16],
        bool(row[17]),
        bool(row[18]),
        tuple(copy for copy in copies[row[_TWIN]] if copy.id != row[0]) if row[_TWIN] else (),
        unlined(row[20]),
        bool(row[21]),
    )


def _copies(conn: Connection, twins: Iterable[int]) -> dict[int, list[Copy]]:
    """All copies of the posts that have these marks, the one that leads first."""
    found: dict[int, list[Copy]] = {twin: [] for twin in twins}
    for twin, _, id_, title in conn.execute(_COPIES, (json.dumps(list(found)),)):
        found[twin].append(Copy(PostId(id_), title))
    return found
