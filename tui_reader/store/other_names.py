"""What else posts go by: a link that says one of these means the post."""

from __future__ import annotations

import json
from collections.abc import Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING

from tui_reader.models import PostId, SourceId
from tui_reader.store.columns import row_id, storable

if TYPE_CHECKING:
    from tui_reader.entries import DraftRow

_INSERT = """
insert or ignore into other_names (source_id, name, post_id)
values (?1, ?2, (select id from posts where source_id = ?1 and key = ?3))
"""


def keep(conn: Connection, source_id: SourceId, drafts: Mapping[str, DraftRow]) -> None:
    """Take down the other names of posts that were just stored, in place of those they had.

    Args:
        conn: Within the transaction that stored them.
        source_id: Whose they are.
        drafts: By their keys.
    """
    if _any(conn, source_id):
        conn.execute(
            "delete from other_names where source_id = ?1 and post_id in"
            " (select id from posts where source_id = ?1 and key in (select value from json_each(?2)))",
            (source_id, json.dumps(list(drafts))),
        )
    conn.executemany(
        _INSERT,
        [(source_id, spelled(name), key) for key, draft in drafts.items() for name in draft.aliases],
    )


def find(conn: Connection, source_id: SourceId, name: str) -> PostId | None:
    """The post of a source that goes by this name, too; None when none does, or several do."""
    rows = conn.execute(
        "select p.id from other_names n join posts p on p.id = n.post_id"
        " where n.source_id = ? and n.name = ? and p.gone = 0 limit 2",
        (row_id(source_id), spelled(name)),
    ).fetchall()
    return PostId(rows[0][0]) if len(rows) == 1 else None


def spelled(name: str) -> str:
    """One spelling for a name or an address below the site's."""
    return storable(name.strip().strip("/").removesuffix("/index.html").casefold())


def _any(conn: Connection, source_id: SourceId) -> bool:
    return (
        conn.execute("select 1 from other_names where source_id = ? limit 1", (source_id,)).fetchone()
        is not None
    )
