"""Posts: everything others ask of them, and of one post its body and its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from sqlite3 import Connection
from typing import TypeVar

from tui_reader.models import BodyKind, Place, PostId, SourceId, StoredBody
from tui_reader.store import twins
from tui_reader.store.arrivals import hide_missing, stamps, store_drafts
from tui_reader.store.columns import enclosures_of, path_of, row_id, storable, storable_int, unlined
from tui_reader.store.headline_rows import headline
from tui_reader.store.packing import unpack_body, unpack_text
from tui_reader.store.pages import counts, ids, neighbor, newest, page, page_of, position_of

T = TypeVar("T")

__all__ = [
    "body",
    "counts",
    "headline",
    "hide_missing",
    "ids",
    "neighbor",
    "newest",
    "noted",
    "page",
    "page_of",
    "place",
    "position_of",
    "set_place",
    "stamps",
    "store_drafts",
    "texts",
    "urls",
]


def body(conn: Connection, post_id: PostId) -> StoredBody | None:
    """A post's body as it arrived, None when there is no such post."""
    row = conn.execute(
        "select body, b.kind, base_url, enclosures, path, notes, language from bodies b"
        " join posts p on p.id = b.post_id where b.post_id = ?",
        (row_id(post_id),),
    ).fetchone()
    if row is None:
        return None
    stored, kind, base_url, enclosures, path, notes, language = row
    return StoredBody(
        text=unpack_body(stored),
        kind=BodyKind(kind),
        base_url=base_url,
        enclosures=enclosures_of(enclosures),
        path=path_of(path),
        notes=unlined(notes),
        language=language,
    )


def noted(conn: Connection, source_id: SourceId, most: int) -> tuple[list[tuple[str, str]], int]:
    """What was ignored in a source's posts, with the post's file or title each, and in how many posts."""
    found = conn.execute(
        "select coalesce(nullif(path, ''), title), notes from posts p join bodies b on b.post_id = p.id"
        " where source_id = ? and not gone and notes <> '' order by 1",
        (row_id(source_id),),
    ).fetchall()
    told = [(path_of(where), note) for where, notes in found for note in unlined(notes)]
    return told[:most], len(found)


def texts(conn: Connection, ids: Sequence[PostId], look: Callable[[str], T]) -> dict[PostId, T]:
    """What `look` sees in the plain texts of posts, those of fetched articles included."""
    found = conn.execute(
        "select post_id, b.text, b.body, f.text, f.html from bodies b left join full_texts f using (post_id)"
        " where post_id in (select value from json_each(?))",
        (json.dumps(list(map(row_id, ids))),),
    )
    return {
        PostId(id_): look(
            unpack_text(text, body) + ("" if whole is None else f"\n{unpack_text(whole, html)}")
        )
        for id_, text, body, whole, html in found
    }


def urls(conn: Connection, ids: Sequence[PostId]) -> list[str]:
    """The links of posts, in the order given; an empty one for a post that has none."""
    rows = conn.execute(
        "select id, url from posts where id in (select value from json_each(?))", (json.dumps(list(ids)),)
    )
    found = dict(rows.fetchall())
    return [found.get(id_, "") for id_ in ids]


def place(conn: Connection, post_id: PostId) -> Place:
    """Where reading stopped; the start when it never began."""
    row = conn.execute(
        "select place_block, place_offset, place_digest, progress from posts where id = ?", (row_id(post_id),)
    ).fetchone()
    return Place() if row is None else Place(*row)


def set_place(conn: Connection, post_id: PostId, place: Place) -> None:
    """Keep where reading stopped. A post is started from its second line on until it is read to the end.

    Its copies share the place. Places aren't in the journal: they follow the reader, and undoing one
    would undo nothing decided.
    """
    progress = min(1.0, max(0.0, place.progress))
    conn.execute(
        "update posts set place_block = ?, place_offset = ?, place_digest = ?, progress = ?, started = ?"
        " where id in (select value from json_each(?))",
        (
            storable_int(place.block),
            storable_int(place.offset),
            storable(place.digest),
            progress,
            place.is_started,
            json.dumps(twins.group(conn, post_id)),
        ),
    )
