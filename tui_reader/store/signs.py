"""By what copies of a post are looked up: hashes of its address, its identifier, and its title."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection
from datetime import timedelta
from functools import cache, partial
from hashlib import blake2b
from sqlite3 import Connection
from typing import Any, NamedTuple

from tui_reader.models import DateOrigin, SourceKind
from tui_reader.store.columns import path_of
from tui_reader.text import canonical, likeness
from tui_reader.text.sameness import ONE_DAY, Told, identifier, is_own, own_address

_UNDATED = (DateOrigin.FILE_TIME, DateOrigin.FIRST_SEEN)
_LOCAL = (SourceKind.FOLDER, SourceKind.FILE, SourceKind.GUIDE)
_DAY = ONE_DAY // timedelta(microseconds=1)

_TOLD = """
select p.id, p.source_id, s.kind, s.location, s.site_url, p.key, p.url, p.path, p.title, p.published,
    p.date_origin, p.address_sign <> 0 and exists (
        select 1 from posts o where o.address_sign = p.address_sign and o.address_sign <> 0
        and o.source_id = p.source_id and o.id <> p.id)
from posts p join sources s on s.id = p.source_id where p.id in (select value from json_each(?))
"""
_SIGNED = """
select p.id, s.kind, s.location, s.site_url, p.key, p.url, p.path, p.title
from posts p join sources s on s.id = p.source_id where p.id in (select value from json_each(?))
"""
_TEXT = "select unpacked_text(text, body) from bodies where post_id = ?"
COLUMNS = ("address_sign", "identity_sign", "title_sign")
_SIGN = f"update posts set {', '.join(f'{column} = ?' for column in COLUMNS)} where id = ?"

_NEAR = "{1}.published between {0}.published - :day and {0}.published + :day"
_PAIRS = """
select p.id, q.id from json_each(:ids) j cross join posts p on p.id = j.value
cross join posts q on q.{sign} = p.{sign} and q.{sign} <> 0 and {near} and q.source_id <> p.source_id
where p.{sign} <> 0 and p.alone = 0 and q.alone = 0 and {p_is_only} and {q_is_only}
"""
_IS_ONLY = """
not exists (select 1 from posts t where t.{sign} = {post}.{sign} and t.{sign} <> 0 and {near}
    and t.source_id = {post}.source_id and t.id <> {post}.id)
"""


def _pairs(sign: str, near: str = "1") -> str:
    """What finds pairs by a sign. One that two posts of one source have tells neither of them."""
    p_is_only, q_is_only = (
        _IS_ONLY.format(sign=sign, post=post, near=near.format(post, "t")) for post in ("p", "q")
    )
    return _PAIRS.format(sign=sign, near=near.format("p", "q"), p_is_only=p_is_only, q_is_only=q_is_only)


_ASKED = (_pairs("identity_sign"), _pairs("address_sign"), _pairs("title_sign", _NEAR))


class Home(NamedTuple):
    """What a source says of where its posts are."""

    kind: str
    location: str
    site_url: str

    @property
    def is_local(self) -> bool:
        """Whether its posts are files."""
        return self.kind in _LOCAL

    def identity(self, key: str, url: str, path: str) -> str:
        """What no other post has: a local one's file, another's identifier."""
        if not self.is_local:
            return identifier(key, url)
        return self.location if self.kind == SourceKind.FILE else posixpath.join(self.location, path)


def told(conn: Connection, ids: Collection[int]) -> dict[int, Told]:
    """What posts say of themselves, by their ids. Their texts are read when they are asked for."""
    rows = conn.execute(_TOLD, (json.dumps(list(ids)),)).fetchall()
    return {row[0]: _told(conn, row) for row in rows}


def of(home: Home, key: str, url: str, path: str, title: str) -> tuple[int, int, int]:
    """A post's signs, for the columns `COLUMNS`."""
    folded = likeness.title(title)
    return (
        _hash(own_address(key, url)),
        _hash(home.identity(key, url, path)),
        _hash(folded) if len(folded) >= likeness.LONG_TITLE else 0,
    )


def write(conn: Connection, ids: Collection[int]) -> None:
    """Write the signs of posts down, as they are now."""
    rows = conn.execute(_SIGNED, (json.dumps(list(ids)),)).fetchall()
    conn.executemany(
        _SIGN,
        [
            (*of(Home(kind, path_of(location), site_url), key, url, path_of(path), title), id_)
            for id_, kind, location, site_url, key, url, path, title in rows
        ],
    )


def pairs(conn: Connection, ids: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of a post of these and one of another source, which may be copies. The surest come first."""
    asked = {"ids": json.dumps(list(ids)), "day": _DAY}
    found: dict[tuple[int, int], None] = {}
    for sql in _ASKED:
        found |= dict.fromkeys(conn.execute(sql, asked).fetchall())
    return list(found)


def _told(conn: Connection, row: Any) -> Told:  # sqlite3 types its rows so
    id_, source, kind, location, site_url, key, url, path, title, published, origin, shares = row
    home = Home(kind, path_of(location), site_url)
    return Told(
        id=id_,
        source=source,
        is_local=home.is_local,
        is_own=is_own(url, canonical.host(site_url) or canonical.host(home.location)),
        address=own_address(key, url),
        identity=home.identity(key, url, path_of(path)),
        title=title,
        microseconds=published,
        is_dated=origin not in _UNDATED,
        shares_address=bool(shares),
        text=cache(partial(_text, conn, id_)),
    )


def _text(conn: Connection, id_: int) -> str:
    row = conn.execute(_TEXT, (id_,)).fetchone()
    return row[0] if row else ""


def _hash(value: str) -> int:
    """64 bits, 0 for nothing."""
    if not value:
        return 0
    digest = blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
