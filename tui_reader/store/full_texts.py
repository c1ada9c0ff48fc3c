"""Articles fetched from the pages of posts, each beside what its feed holds."""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import PostId
from tui_reader.store.columns import row_id, storable
from tui_reader.store.packing import pack_body, unpack_body


class Kept(NamedTuple):
    """An article."""

    html: str
    base_url: str
    is_shown: bool
    """In place of what the feed holds."""


def get(conn: Connection, post_id: PostId) -> Kept | None:
    """The article of a post, None when none was fetched."""
    row = conn.execute(
        "select html, base_url, shown from full_texts where post_id = ?", (row_id(post_id),)
    ).fetchone()
    return None if row is None else Kept(unpack_body(row[0]), row[1], bool(row[2]))


def keep(conn: Connection, post_id: PostId, html: str, base_url: str) -> None:
    """Keep an article, and show it."""
    conn.execute(
        "insert or replace into full_texts (post_id, html, base_url, shown) values (?, ?, ?, 1)",
        (post_id, pack_body(storable(html)), storable(base_url)),
    )


def show(conn: Connection, post_id: PostId, shown: bool) -> None:
    """Show the article, or what the feed holds."""
    conn.execute("update full_texts set shown = ? where post_id = ?", (shown, row_id(post_id)))
