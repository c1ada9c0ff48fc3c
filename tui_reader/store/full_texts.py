"""Articles fetched from the pages of posts, each beside what its feed holds."""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import PostId
from tui_reader.store.columns import row_id, storable
from tui_reader.store.packing import pack_body, pack_text, unpack_body, unpack_text


class Kept(NamedTuple):
    """An article."""

    html: str
    base_url: str
    is_shown: bool
    """In place of what the feed holds."""
    selector: str = ""
    """By which it was taken from its page; empty: it was found there."""


def get(conn: Connection, post_id: PostId) -> Kept | None:
    """The article of a post, None when none was fetched."""
    row = conn.execute(
        "select html, base_url, shown, selector from full_texts where post_id = ?", (row_id(post_id),)
    ).fetchone()
    return None if row is None else Kept(unpack_body(row[0]), row[1], bool(row[2]), row[3])


def shown_text(conn: Connection, post_id: PostId) -> str:
    """The plain text of the article that is shown in place of a post's own; empty where none is."""
    row = conn.execute(
        "select text, html from full_texts where post_id = ? and shown = 1", (row_id(post_id),)
    ).fetchone()
    return unpack_text(row[0], row[1]) if row else ""


def keep(conn: Connection, post_id: PostId, article: Kept, text: str) -> None:
    """Keep an article with its plain text, in the place of one fetched before.

    The post waits for the index then.
    """
    html = storable(article.html)
    # Not "insert or replace", which would run no trigger for the row that goes.
    conn.execute(
        "insert into full_texts (post_id, html, base_url, shown, selector, text) values (?, ?, ?, ?, ?, ?)"
        " on conflict (post_id) do update set html = excluded.html, base_url = excluded.base_url,"
        " shown = excluded.shown, selector = excluded.selector, text = excluded.text",
        (
            row_id(post_id),
            pack_body(html),
            storable(article.base_url),
            article.is_shown,
            storable(article.selector),
            _packed(storable(text), html),
        ),
    )


def show(conn: Connection, post_id: PostId, shown: bool) -> None:
    """Show the article, or what the feed holds."""
    conn.execute("update full_texts set shown = ? where post_id = ?", (shown, row_id(post_id)))


def unread(conn: Connection, most: int) -> dict[PostId, str]:
    """Articles that an older version has kept, whose words the index doesn't know."""
    rows = conn.execute("select post_id, html from full_texts where text is null limit ?", (most,))
    return {PostId(post_id): unpack_body(html) for post_id, html in rows}


def set_texts(conn: Connection, texts: Mapping[PostId, str]) -> None:
    """Keep the plain texts of articles; their posts wait for the index then."""
    for post_id, text in texts.items():
        kept = get(conn, post_id)
        if kept is not None:
            conn.execute(
                "update full_texts set text = ? where post_id = ?",
                (_packed(storable(text), kept.html), post_id),
            )


def _packed(text: str, html: str) -> str | bytes:
    """Never null, which says that the words aren't known."""
    packed = pack_text(text, html)
    return text if packed is None else packed
