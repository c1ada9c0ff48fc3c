"""The full-text index, filled in small batches while nobody waits."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.conditions import Trait
from tui_reader.models import BodyKind, SourceId, StoredBody
from tui_reader.store.columns import enclosures_of, path_of, storable
from tui_reader.store.folding import indexed_words
from tui_reader.store.packing import pack_body, unpack_body, unpack_text
from tui_reader.store.where import TRAITS

_WAITING = """
select q.post_id, q.stale, q.title, q.authors, q.tags, q.text, p.title, p.authors, p.tags, b.text, b.body,
    p.source_id, p.path, b.kind, b.base_url, b.enclosures, f.text, f.html, f.base_url
from (select * from index_queue order by post_id desc limit ?) q
left join posts p on p.id = q.post_id left join bodies b on b.post_id = q.post_id
left join full_texts f on f.post_id = q.post_id
order by q.post_id
"""
_TAKE_OUT = """
insert into post_index (post_index, rowid, title, authors, tags, text) values ('delete', ?, ?, ?, ?, ?)
"""
_PUT_IN = "insert into post_index (rowid, title, authors, tags, text) values (?, ?, ?, ?, ?)"

_LEARN = """
insert or ignore into headline_words
select value from posts, json_each(spoken_words(folded)) where posts.id in (select value from json_each(?))
"""


class Indexed(NamedTuple):
    """A body on its way into the index: what is needed to tell what it links to."""

    source_id: SourceId
    path: str
    body: StoredBody
    article: StoredBody | None = None
    """What was fetched from the post's page."""


class Seen(NamedTuple):
    """What is seen in a body beside its words."""

    links: Collection[str] = ()
    """What it links to, each target once, in the spelling it is looked up by."""
    traits: Collection[Trait] = ()


def nothing(_: Indexed) -> Seen:
    """For those who only want the words indexed."""
    return Seen()


def fill(conn: Connection, batch: int = 200, look: Callable[[Indexed], Seen] = nothing) -> int:
    """Index the newest posts that wait for it, and compress their bodies; how many, 0 when none waits.

    FTS5 writes a segment whenever ids don't rise, so a batch is sorted: old words out, new words in.

    Args:
        conn: In a transaction.
        batch: The most posts to take.
        look: Tells what else is in a body.
    """
    waiting = conn.execute(_WAITING, (batch,)).fetchall()
    stale = [(id_, *words) for id_, is_stale, *words in (row[:6] for row in waiting) if is_stale]
    present = [(row[0], *row[6:11], *row[16:18]) for row in waiting if row[10] is not None]
    seen = [(row[0], look(_indexed(row))) for row in waiting if row[10] is not None]
    conn.executemany(_TAKE_OUT, stale)
    conn.executemany(_PUT_IN, (_words(*row) for row in present))
    conn.executemany(
        "update bodies set body = ? where post_id = ?",
        ((pack_body(row[5]), row[0]) for row in present if isinstance(row[5], str)),
    )
    conn.executemany("delete from links where post_id = ?", ((row[0],) for row in waiting))
    conn.executemany(
        "insert into links (target, post_id) values (?, ?)",
        ((storable(to), post_id) for post_id, (links, _) in seen for to in links),
    )
    conn.executemany(
        "update posts set traits = ?1 where id = ?2 and traits <> ?1",
        ((sum(TRAITS[trait] for trait in set(traits)), post_id) for post_id, (_, traits) in seen),
    )
    _index_headlines(conn, [(row[0],) for row in waiting])
    taken = json.dumps([row[0] for row in waiting])
    conn.execute(_LEARN, (taken,))
    conn.execute(
        "delete from index_queue where post_id in (select value from json_each(?))",
        (taken,),
    )
    return len(waiting)


def _index_headlines(conn: Connection, ids: Sequence[tuple[int]]) -> None:
    conn.executemany("delete from headline_index where rowid = ?", ids)
    conn.executemany(
        "insert into headline_index (rowid, folded) select id, folded from posts where id = ?", ids
    )


def _indexed(row: Any) -> Indexed:  # sqlite3 types its rows so
    body, source_id, path, kind, base_url, enclosures, _, html, html_base = row[10:]
    path = path_of(path)
    body = StoredBody(unpack_body(body), BodyKind(kind), base_url, enclosures_of(enclosures), path=path)
    article = None if html is None else StoredBody(unpack_body(html), BodyKind.HTML, html_base)
    return Indexed(SourceId(source_id), path, body, article)


def _words(
    post_id: int, title: str, authors: str, tags: str, text: Any, body: Any, whole: Any, html: Any
) -> tuple[object, ...]:
    """A row of the index, word for word what the view `indexable` tells of it."""
    words = unpack_text(text, body) + ("" if whole is None else f"\n{unpack_text(whole, html)}")
    return (post_id, *map(indexed_words, (title, authors, tags, words)))
