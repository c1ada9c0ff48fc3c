"""Where a feed was found, and what else was offered there: to be added later, if somebody wants it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Connection

from tui_reader.entries import FeedChoice
from tui_reader.models import SourceId
from tui_reader.store.columns import row_id, storable


def put(conn: Connection, source_id: SourceId, page: str, offered: Sequence[FeedChoice]) -> None:
    """Keep the page's address, by which the source is known from then on, and the feeds it names."""
    stored = json.dumps([each._asdict() for each in offered]) if offered else ""
    conn.execute(
        "update sources set page = ?, offers = ? where id = ?",
        (storable(page), storable(stored), row_id(source_id)),
    )


def others(conn: Connection, source_id: SourceId) -> tuple[FeedChoice, ...]:
    """What the site of a source offers beside it, the best first."""
    row = conn.execute("select offers, location from sources where id = ?", (row_id(source_id),)).fetchone()
    if row is None or not row[0]:
        return ()
    offered = (FeedChoice(**each) for each in json.loads(row[0]))
    return tuple(each for each in offered if each.url != row[1])
