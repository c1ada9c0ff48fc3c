"""Groups of posts that are one post, met through several sources.

A post joins a group when `text/sameness.py` finds evidence for one of its posts and nothing against any
of them. Whatever is marked of one is marked of all. Which of them shows in lists of all sources is kept
by triggers: see `migrations/twins.py`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.models import PostId
from tui_reader.store import signs
from tui_reader.store.columns import lines, moment, row_id, unlined
from tui_reader.text.sameness import Evidence, Told, compatible, evidence

MOST = 12
"""Posts of one group: more sources than that hold no one's post."""

_CANDIDATES = 24
"""Posts that one post is compared with."""

_MARKS = """
select id, read, starred, started, progress, place_block, place_offset, place_digest, own_tags
from posts where id in (select value from json_each(?))
"""
_SHARE = """
update posts set read = ?, starred = ?, started = ?, progress = ?,
    place_block = ?, place_offset = ?, place_digest = ?, own_tags = ? where id = ?
"""
_GROUPS = """
select id, twin from posts where id in (select value from json_each(?1))
union select t.id, t.twin from json_each(?1) j join posts p on p.id = j.value
    join posts t on t.twin = p.twin and t.twin <> 0
"""
_GROUP = """
select id from posts where id = ?1
union select t.id from posts p join posts t on t.twin = p.twin and t.twin <> 0 where p.id = ?1
"""
_WITH_COPIES = """
select value from json_each(?1)
union select t.id from json_each(?1) j join posts p on p.id = j.value
    join posts t on t.twin = p.twin and t.twin <> 0
"""

_THERE = """
select p.id, max(p.added, (select added from posts where id = :post))
from posts p join sources s on s.id = p.source_id
where p.gone = 0 and s.removed = 0 and p.id in (select value from json_each(:copies)) order by p.copy, p.id
"""

_COUNT = """
select count(distinct iif(twin = 0, -id, twin)) from posts where id in (select value from json_each(?))
"""

_MET_BEFORE = """
select count(*) from json_each(?) j cross join posts p on p.id = j.value where p.twin <> 0
and exists (select 1 from posts t where t.twin = p.twin and t.twin <> 0 and t.id < p.id)
"""


class _Marks(NamedTuple):
    """What copies share."""

    read: int
    starred: int
    started: int
    progress: float
    place_block: int
    place_offset: int
    place_digest: str
    own_tags: str


class Twin(NamedTuple):
    """Another post that is the same."""

    id: PostId
    evidence: Evidence | None
    """None: a third post is the same as both."""
    since: datetime
    """When the later of both was met."""


def meet(conn: Connection, new: Collection[int], changed: Collection[int]) -> None:
    """Take notice of posts that have come, signed, or changed: they join their copies or part from them."""
    if changed:
        signs.write(conn, changed)
        _part(conn, changed)
    _join(conn, [*new, *changed])


def waits(conn: Connection) -> bool:
    """Whether posts wait that were stored before copies were looked for."""
    return conn.execute("select 1 from twin_queue limit 1").fetchone() is not None


def fill(conn: Connection, batch: int = 200) -> int:
    """Take notice of posts that were stored before copies were looked for; how many, 0 when none waits."""
    found = conn.execute("select post_id from twin_queue order by post_id desc limit ?", (batch,))
    ids = [id_ for (id_,) in found.fetchall()]
    if ids:
        meet(conn, (), ids)
        conn.execute("delete from twin_queue where post_id >= ?", (ids[-1],))
    return len(ids)


def settle(conn: Connection, ids: Iterable[int]) -> None:
    """Bring posts of which a person has said whether they stand alone to where they belong now."""
    for id_ in ids:
        rest = [each for each in group(conn, id_) if each != id_]
        _leave(conn, [id_, *rest])
        _join(conn, [id_, *rest])


def group(conn: Connection, id_: int) -> list[int]:
    """A post and its copies."""
    return [each for (each,) in conn.execute(_GROUP, (row_id(id_),))]


def with_copies(conn: Connection, ids: Iterable[int]) -> list[int]:
    """Posts and all their copies."""
    return [each for (each,) in conn.execute(_WITH_COPIES, (json.dumps(list(ids)),))]


def count(conn: Connection, ids: Iterable[int]) -> int:
    """How many posts these are, copies being one."""
    counted: tuple[int] = conn.execute(_COUNT, (json.dumps(list(ids)),)).fetchone()
    return counted[0]


def copies(conn: Connection, id_: PostId) -> list[Twin]:
    """The copies of a post that are still there, each with the evidence; the one that leads comes first."""
    there = signs.told(conn, group(conn, id_))
    found = conn.execute(_THERE, {"post": id_, "copies": json.dumps([each for each in there if each != id_])})
    return [
        Twin(PostId(copy), evidence(there[id_], there[copy]), moment(since))
        for copy, since in found.fetchall()
    ]


def met_before(conn: Connection, ids: Iterable[int]) -> int:
    """How many of some posts are copies of one that was met before them."""
    counted: tuple[int] = conn.execute(_MET_BEFORE, (json.dumps(list(ids)),)).fetchone()
    return counted[0]


def is_alone(conn: Connection, id_: PostId) -> bool:
    """Whether a person has split a post from its copies."""
    return conn.execute("select 1 from posts where id = ? and alone", (row_id(id_),)).fetchone() is not None


def is_copy(conn: Connection, id_: PostId) -> bool:
    """Whether lists of all sources show another post for this one."""
    return conn.execute("select 1 from posts where id = ? and copy", (row_id(id_),)).fetchone() is not None


def _join(conn: Connection, ids: Collection[int]) -> None:
    """Unite posts with their copies, where every post of both groups agrees."""
    pairs = signs.pairs(conn, ids)
    if not pairs:
        return
    groups = _groups(conn, {id_ for pair in pairs for id_ in pair})
    there = signs.told(conn, groups)
    grown: dict[int, list[int]] = {}
    for one, other in _first_of_each(pairs):
        mine, theirs = groups[one], groups[other]
        if mine is theirs or len(mine) + len(theirs) > MOST or not evidence(there[one], there[other]):
            continue
        if all(compatible(there[a], there[b]) for a in mine for b in theirs if (a, b) != (one, other)):
            united = sorted(mine + theirs)
            groups |= dict.fromkeys(united, united)
            grown |= dict.fromkeys(united, united)
    _write(conn, {members[0]: members for members in grown.values()}, there)


def _groups(conn: Connection, ids: Collection[int]) -> dict[int, list[int]]:
    """The members of the groups of posts, by each of them."""
    found: dict[int, list[int]] = {}
    groups: dict[int, list[int]] = {}
    for id_, twin in conn.execute(_GROUPS, (json.dumps(list(ids)),)):
        found[id_] = groups.setdefault(twin, []) if twin else []
        found[id_].append(id_)
    return found


def _first_of_each(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The surest pairs of each post: one is compared with so many others and no more."""
    compared: Counter[int] = Counter()
    for one, other in pairs:
        compared[one] += 1
        if compared[one] <= _CANDIDATES:
            yield one, other


def _part(conn: Connection, ids: Collection[int]) -> None:
    """Take posts out of groups in which every other post has become another than they are."""
    sql = "select id from posts where twin <> 0 and id in (select value from json_each(?))"
    for (id_,) in conn.execute(sql, (json.dumps(list(ids)),)).fetchall():
        there = signs.told(conn, group(conn, id_))
        post = there.pop(id_)
        if not any(compatible(post, copy) for copy in there.values()):
            settle(conn, [id_])


def _write(conn: Connection, groups: Mapping[int, list[int]], there: Mapping[int, Told]) -> None:
    """Write groups down, each with the marks that any of its posts has and the place where most was read."""
    ids = [id_ for members in groups.values() for id_ in members]
    rows = conn.execute(_MARKS, (json.dumps(ids),)).fetchall()
    marks = {id_: _Marks(*row) for id_, *row in rows}
    shared = []
    for members in groups.values():
        all_of_them = [marks[id_] for id_ in members]
        most = max(all_of_them, key=lambda each: each.progress)
        together = most._replace(
            read=max(each.read for each in all_of_them),
            starred=max(each.starred for each in all_of_them),
            own_tags=lines(
                tuple(dict.fromkeys(tag for each in all_of_them for tag in unlined(each.own_tags)))
            ),
        )
        shared += [(*together, id_) for id_ in members if marks[id_] != together]
    conn.executemany(_SHARE, shared)
    conn.executemany(
        "update posts set twin = ?, standing = ? where id = ?",
        [(twin, _standing(there[id_]), id_) for twin, members in groups.items() for id_ in members],
    )


def _standing(post: Told) -> int:
    """How far in front a post stands among its copies: see `migrations/twins.py`.

    A local file without a text is a bookmark of the post rather than the post.
    """
    return 0 if post.is_local and post.text().strip() else 1 if post.is_own else 2


def _leave(conn: Connection, ids: list[int]) -> None:
    conn.execute(
        "update posts set twin = 0 where twin <> 0 and id in (select value from json_each(?))",
        (json.dumps(ids),),
    )
