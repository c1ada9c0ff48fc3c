"""From what a link says to the post it means."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from sqlite3 import Connection

from tui_reader.models import PostId, SourceId
from tui_reader.store.columns import path_of, row_id, storable

_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")
_FOLDED_PATH = "iif(typeof(path) = 'text', folded(path), lower(path))"
"""SQLite's own `lower` knows no letters but those of ASCII; a path that is no UTF-8 is kept as bytes."""

OTHERS = "p.id <> :but and not (p.twin <> 0 and p.twin = (select twin from posts where id = :but))"
"""Posts `p` that are neither the post `but` nor a copy of it."""


def by_address(conn: Connection, spellings: Sequence[str]) -> PostId | None:
    """The post at a permalink, whichever of its spellings the post goes by; the newest of several."""
    row = conn.execute(
        "select id from posts indexed by posts_by_url"
        " where url in (select value from json_each(?)) and gone = 0"
        " order by apart, copy, published desc limit 1",
        (json.dumps([storable(each) for each in spellings]),),
    ).fetchone()
    return None if row is None else PostId(row[0])


def by_path(conn: Connection, source_id: SourceId, paths: Sequence[str]) -> PostId | None:
    """The post of a folder in the first of these files that is one."""
    for path in paths:
        row = conn.execute(
            "select id from posts where source_id = ? and key = ? and gone = 0",
            (row_id(source_id), storable(path)),
        ).fetchone()
        if row is not None:
            return PostId(row[0])
    return None


def linking(conn: Connection, targets: Sequence[str], but: PostId, limit: int) -> tuple[PostId, ...]:
    """The newest posts that link to one of these targets, each once; a copy of the post itself is none."""
    rows = conn.execute(
        "select distinct p.id, p.published from links l join posts p on p.id = l.post_id"
        " where l.target in (select value from json_each(:targets))"
        f" and p.gone = 0 and p.draft = 0 and p.copy = 0 and {OTHERS} order by p.published desc limit :limit",
        {"targets": json.dumps([storable(each) for each in targets]), "but": row_id(but), "limit": limit},
    )
    return tuple(PostId(id_) for id_, _ in rows)


def linked(conn: Connection, post_id: PostId) -> tuple[PostId, ...]:
    """The posts a post links to by their permalinks."""
    rows = conn.execute(
        "select p.id from links l join posts p indexed by posts_by_url"
        " on p.url in ('https://' || l.target, 'https://' || l.target || '/', 'http://' || l.target,"
        " 'http://' || l.target || '/', 'https://www.' || l.target, 'https://www.' || l.target || '/')"
        f" where l.post_id = :but and p.gone = 0 and p.draft = 0 and p.copy = 0 and {OTHERS}",
        {"but": row_id(post_id)},
    )
    return tuple(dict.fromkeys(PostId(id_) for (id_,) in rows))


def by_slug(conn: Connection, source_id: SourceId, slug: str) -> PostId | None:
    """The one post of a folder whose file or bundle is called so; None when there are several."""
    found = [id_ for id_, path in _with(conn, source_id, slug) if _slug(path) == slug.casefold()]
    return found[0] if len(found) == 1 else None


def by_name(conn: Connection, source_id: SourceId, name: str) -> PostId | None:
    """The post of a folder with this title or file name, whatever its case: what `[[Name]]` means."""
    row = conn.execute(
        "select id from posts where source_id = ? and gone = 0 and folded(title) = ?"
        " order by published desc limit 1",
        (row_id(source_id), storable(name).casefold()),
    ).fetchone()
    if row is not None:
        return PostId(row[0])
    stem = re.sub(r"\.(?:md|markdown|mdx)$", "", posixpath.basename(name), flags=re.IGNORECASE)
    dated = [id_ for id_, path in _with(conn, source_id, stem) if _stem(path) == stem.casefold()]
    return dated[0] if len(dated) == 1 else by_slug(conn, source_id, _DAY.sub("", stem))


def _with(conn: Connection, source_id: SourceId, part: str) -> Iterator[tuple[PostId, str]]:
    """The posts of a folder whose paths hold something, with their paths."""
    rows = conn.execute(
        f"select id, path from posts where source_id = ? and gone = 0 and instr({_FOLDED_PATH}, ?) > 0",
        (row_id(source_id), storable(part).casefold()),
    )
    return ((PostId(id_), path_of(path)) for id_, path in rows)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path.casefold()))[0]


def _slug(path: str) -> str:
    """What a post is called in an address: its file without date and ending, or its bundle's folder."""
    folder, file = posixpath.split(path.casefold())
    stem = posixpath.splitext(file)[0]
    return _DAY.sub("", posixpath.basename(folder) if stem in ("index", "_index") and folder else stem)
