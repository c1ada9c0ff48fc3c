"""Files that go by another name: their posts go on with their marks, as what the new name tells."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import SourceId
from tui_reader.store import draft_rows, twins
from tui_reader.store.columns import path_of
from tui_reader.store.packing import unpack_body

_TOLD = ("key", "path", "stamp", "signature", "published", *draft_rows.FIELDS)
"""What a post is by its file, its name included: a date, an address, whether it is a draft."""
_HELD = (*draft_rows.AROUND, "text", "body")

_NEWCOMERS = """
select content_hash, id from posts
where source_id = ?1 and gone & 1 = 0 and read = 0 and starred = 0 and own_tags = ''
and content_hash in (select content_hash from posts where id in (select value from json_each(?2)))
order by id
"""
_UNMARKED = """
select id, path from posts
where source_id = ? and gone & 1 = 0 and read = 0 and starred = 0 and own_tags = '' and path <> ''
"""
_BODIES = """
select p.id, b.body from posts p join bodies b on b.post_id = p.id
where p.words > 0 and p.id in (select value from json_each(?))
"""


class Missing(NamedTuple):
    """A post whose file is gone."""

    id: int
    content_hash: str


def follow(
    conn: Connection, source_id: SourceId, missing: Collection[Missing], new: Collection[str]
) -> set[int]:
    """Let the posts go on whose files were only renamed; which they are.

    Args:
        conn: Within the transaction that takes notice of the missing.
        source_id: The folder.
        missing: The posts whose files are gone.
        new: The paths that were not there when those still were.
    """
    renamed = _by_all(conn, source_id, missing)
    rest = [post.id for post in missing if post.id not in renamed]
    if rest and new:
        taken = set(renamed.values())
        rows = conn.execute(_UNMARKED, (source_id,)).fetchall()
        came = frozenset(new)
        renamed |= _by_text(
            conn, rest, [id_ for id_, path in rows if path_of(path) in came and id_ not in taken]
        )
    for post, other in renamed.items():
        _go_on(conn, post, other)
    if renamed:
        twins.meet(conn, (), list(renamed))
    return set(renamed)


def _by_all(conn: Connection, source_id: SourceId, missing: Collection[Missing]) -> dict[int, int]:
    """The posts that hold the same, titles included, and came later; each is taken for one post only."""
    gone = {post.id for post in missing}
    newcomers = defaultdict[str, deque[int]](deque)
    for held, id_ in conn.execute(_NEWCOMERS, (source_id, json.dumps(list(gone)))):
        if id_ not in gone:
            newcomers[held].append(id_)
    renamed = {}
    for post_id, held in missing:
        waiting = newcomers[held]
        while waiting and waiting[0] < post_id:
            waiting.popleft()  # it came before this post, and so before all that follow
        if waiting:
            renamed[post_id] = waiting.popleft()
    return renamed


def _by_text(conn: Connection, missing: Collection[int], new: Collection[int]) -> dict[int, int]:
    """The new posts that have the text of a missing one, and no other: many titles are a file's name."""
    came = _by_body(conn, new)
    return {
        gone[0]: came[body][0]
        for body, gone in _by_body(conn, missing).items()
        if len(gone) == 1 and len(came.get(body, ())) == 1
    }


def _by_body(conn: Connection, ids: Collection[int]) -> Mapping[str, list[int]]:
    found = defaultdict[str, list[int]](list)
    for id_, body in _bodies(conn, ids):
        found[body].append(id_)
    return found


def _bodies(conn: Connection, ids: Collection[int]) -> Iterator[tuple[int, str]]:
    for id_, body in conn.execute(_BODIES, (json.dumps(list(ids)),)):
        yield id_, unpack_body(body)


def _go_on(conn: Connection, post: int, other: int) -> None:
    """Let a post go on as another, which then is no more; its marks and its place stay."""
    told = conn.execute(f"select {', '.join(_TOLD)} from posts where id = ?", (other,)).fetchone()
    held = conn.execute(f"select {', '.join(_HELD)} from bodies where post_id = ?", (other,)).fetchone()
    conn.execute("delete from other_names where post_id = ?", (post,))
    conn.execute("update other_names set post_id = ? where post_id = ?", (post, other))
    conn.execute("delete from posts where id = ?", (other,))
    conn.execute(f"update posts set {_set(_TOLD)} where id = ?", (*told, post))
    conn.execute(f"update bodies set {_set(_HELD)} where post_id = ?", (*held, post))


def _set(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{column} = ?" for column in columns)
