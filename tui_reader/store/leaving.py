"""Posts that leave, where a person has said how long those of a source are kept. Nothing else ever does.

Title and address stay, so that a post is not taken for a new one when its feed names it again; its text is
deleted for good. What is unread, starred, begun or tagged never leaves.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from tui_reader.models import SourceId
from tui_reader.store.columns import maybe_micros, row_id

LEFT = 4
"""The bit of `gone` of a post that has left; 1 is one whose file is missing, 2 one that a rule hides."""

_MAY_LEAVE = """
select id from posts where source_id = ?1 and gone = 0
and read = 1 and starred = 0 and started = 0 and own_tags = ''
and (published < ?2 or (published, id) < (
    select published, id from posts where source_id = ?1 and gone = 0
    order by published desc, id desc limit 1 offset coalesce(?3, 9223372036854775807) - 1
))
"""
_CHOSEN = "in (select value from json_each(?1))"
_STEPS = (
    "insert or ignore into index_queue (post_id, stale, title, authors, tags, text)"
    f" select id, 1, title, authors, tags, text from indexable where id {_CHOSEN}",
    f"delete from bodies where post_id {_CHOSEN}",
    f"delete from full_texts where post_id {_CHOSEN}",
    f"delete from links where post_id {_CHOSEN}",
    f"delete from labels where post_id {_CHOSEN}",
    f"update posts set gone = {LEFT}, summary = '', folded = '' where id {_CHOSEN}",
)


def may_leave(
    conn: Connection, source_id: SourceId, before: datetime | None, newest: int | None
) -> list[int]:
    """The posts that leave: those from before a moment, or those beyond so many newest ones."""
    asked = (row_id(source_id), maybe_micros(before), newest)
    return [id_ for (id_,) in conn.execute(_MAY_LEAVE, asked)]


def leave(conn: Connection, source_id: SourceId, before: datetime | None, newest: int | None) -> int:
    """Let them leave; how many did."""
    chosen = may_leave(conn, source_id, before, newest)
    if chosen:
        _delete_texts(conn, chosen)
    return len(chosen)


def room(conn: Connection, source_id: SourceId) -> int:
    """Bytes that the texts of a source's posts take in the database."""
    (size,) = conn.execute(
        "select coalesce(sum(length(cast(b.body as blob)) + coalesce(length(cast(b.text as blob)), 0)), 0)"
        " from posts p join bodies b on b.post_id = p.id where p.source_id = ?",
        (row_id(source_id),),
    ).fetchone()
    return int(size)


def _delete_texts(conn: Connection, chosen: Sequence[int]) -> None:
    """What the index holds of them goes with the next batch that is indexed."""
    for statement in _STEPS:
        conn.execute(statement, (json.dumps(list(chosen)),))
