"""When posts were read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from sqlite3 import Connection

from tui_reader.conditions import Condition
from tui_reader.models import PostId, Reading
from tui_reader.store.columns import maybe_micros, micros, moment, row_id
from tui_reader.store.headline_rows import headline
from tui_reader.store.where import clause

ONE_SITTING = timedelta(minutes=30)
"""A post that is opened again within this time, with none between, is still being read."""

_NOTE = """
insert into readings (post_id, at) select id, ?2 from posts where id = ?1
and not exists (
    select 1 from (select post_id, at from readings order by at desc, id desc limit 1)
    where post_id = ?1 and at > ?3
)
"""


def note(conn: Connection, post_id: PostId, now: datetime) -> None:
    """Note that a post is read now."""
    conn.execute(_NOTE, (row_id(post_id), micros(now), micros(now - ONE_SITTING)))


def newest(
    conn: Connection, where: Condition, limit: int, since: datetime | None = None
) -> tuple[Reading, ...]:
    """What was read last, newest first.

    Args:
        conn: To read from.
        where: Only posts for which this holds; those of removed sources count, and those of the guide.
        limit: The most to give.
        since: Nothing before this moment.
    """
    asked = clause(conn, where)
    rows = conn.execute(
        "select r.at, r.post_id from readings r cross join posts p on p.id = r.post_id"
        f" where r.at >= coalesce(?, r.at) and ({asked.sql}) order by r.at desc, r.id desc limit ?",
        (maybe_micros(since), *asked.values, limit),
    ).fetchall()
    found = ((at, headline(conn, PostId(post_id))) for at, post_id in rows)
    return tuple(Reading(moment(at), post) for at, post in found if post)


def last(conn: Connection, ids: Iterable[PostId]) -> dict[PostId, datetime]:
    """When each of these posts was read last; those that never were are left out."""
    rows = conn.execute(
        "select post_id, max(at) from readings"
        " where post_id in (select value from json_each(?)) group by post_id",
        (json.dumps(list(ids)),),
    )
    return {PostId(post_id): moment(at) for post_id, at in rows}
