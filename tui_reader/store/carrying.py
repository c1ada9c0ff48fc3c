"""From a damaged database into a sound one: row by row, by the rules of the sound one.

Whatever a row needs that was lost is made up, so that nothing hangs in the air: a source of which only
posts are left, the text of a post. What is made of other tables (indexes, counters, copies) is made anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from urllib.parse import urlsplit

from tui_reader.store import checks
from tui_reader.store.leaving import LEFT
from tui_reader.store.readable import Readable, Row
from tui_reader.text import clean

LOST_TEXT = "The text of this post was lost when the database broke."
LOST_SOURCE = "Its address was lost when the database broke. Add the blog again, then remove this."

_COUNTERS = frozenset(
    f"{kind}{copies}" for kind in ("unread", "starred", "started") for copies in ("", "_copies")
) | {"total", "copies"}
_IDS = {
    "bodies": "posts",
    "full_texts": "posts",
    "readings": "readings",
    "journal": "journal",
    "rules": "rules",
    "saved_searches": "saved_searches",
    "requests": "requests",
    "archives": "sources",
}
"""The tables that are read by ids, in the order in which they are filled, and whose ids these are."""

_SMALL = ("source_settings", "other_names", "arrangements")
_OF_POSTS = ("bodies", "full_texts", "readings", "other_names")
_OF_SOURCES = ("requests", "archives", "source_settings", "other_names")


@dataclass(slots=True)
class Carried:
    """How much was carried over, and how much was not."""

    rows: Counter[str] = field(default_factory=Counter)
    """Rows that were carried over, by their table."""
    lost: Counter[str] = field(default_factory=Counter)
    """Rows that were not: at most so many, for an id that can't be read need not have been in use."""
    nameless: int = 0
    """Sources of which only posts are left."""
    textless: int = 0
    """Posts whose text is lost."""

    @property
    def posts(self) -> int:
        """Posts that are there again."""
        return self.rows["posts"]

    @property
    def sources(self) -> int:
        """Sources that are there again."""
        return self.rows["sources"]


def carry(damaged: Connection, sound: Connection) -> Carried:
    """Fill a new database, which has the tables of the damaged one, with what can be read of that."""
    carried = Carried()
    there = {name for (name,) in sound.execute("select name from sqlite_schema where type = 'table'")}
    sound.execute("pragma foreign_keys = off")
    sound.execute("begin immediate")
    _Filling(damaged, sound, carried).fill(there)
    for table in there & {*_OF_POSTS}:
        sound.execute(f"delete from {table} where post_id not in (select id from posts)")
    for table in there & {*_OF_SOURCES}:
        sound.execute(f"delete from {table} where source_id not in (select id from sources)")
    carried.textless = _give_texts(sound)
    if "rules" in there:  # what was muted by a rule that is lost shows again
        sound.execute("update posts set muted = 0 where muted <> 0 and muted not in (select id from rules)")
    sound.execute("update sources set etag = '', last_modified = ''")  # so that lost posts come again
    sound.execute("commit")
    return carried


class _Filling:
    def __init__(self, damaged: Connection, sound: Connection, carried: Carried) -> None:
        self._damaged = damaged
        self._sound = sound
        self._carried = carried

    def fill(self, there: Collection[str]) -> None:
        """Fill all tables that are there."""
        self._fill("sources", "sources", without=_COUNTERS)  # triggers count the posts as they come
        self._fill_posts()
        for table, counted in _IDS.items():
            if table in there:
                self._fill(table, counted)
        for table in _SMALL:
            if table in there:
                self._fill(table)

    def _fill(self, table: str, counted: str = "", without: Collection[str] = ()) -> None:
        columns = self._columns(table, without)
        readable = self._readable(table, columns)
        for row in readable.by_id(counted) if counted else readable.small():
            self._put(table, columns, row)
        self._carried.lost[table] += readable.lost

    def _fill_posts(self) -> None:
        """Posts come before what tells that they are copies: triggers then say which of them lead."""
        columns = self._columns("posts", {"twin", "copy"})
        known = {id_ for (id_,) in self._sound.execute("select id from sources")}
        source, url = columns.index("source_id"), columns.index("url")
        readable = self._readable("posts", columns)
        for row in readable.by_id("posts"):
            if row[source] not in known:
                known.add(row[source])
                self._make_up(row[source], row[url])
            self._put("posts", columns, row)
        self._carried.lost["posts"] += readable.lost
        if "twin" in self._columns("posts", ()):
            self._unite()

    def _unite(self) -> None:
        """Groups of copies of which two posts at least are left."""
        twins = list(self._readable("posts", ["id", "twin"]).by_id("posts"))
        sizes = Counter(twin for _, twin in twins)
        for id_, twin in twins:
            if isinstance(twin, int) and twin and sizes[twin] > 1:
                self._sound.execute("update posts set twin = ? where id = ?", (twin, id_))
        self._sound.execute(
            "update posts set twin = 0 where twin <> 0 and twin in"
            " (select twin from posts where twin <> 0 group by twin having count(*) = 1)"
        )

    def _make_up(self, source_id: int, url: str) -> None:
        """A source of which only posts are left, called after the site they are on."""
        host = clean.line(urlsplit(url).hostname or "", limit_cells=80) if url.startswith("http") else ""
        for location in (f"https://{host}/", f"https://{host}/#{source_id}"):
            made = self._sound.execute(
                "insert or ignore into sources (id, kind, location, title, subscribed, error)"
                " values (?, 'feed', ?, ?, 1, ?)",
                (source_id, location, host or f"Source {source_id}", LOST_SOURCE),
            )
            if made.rowcount:
                break
        self._carried.nameless += 1

    def _readable(self, table: str, columns: Sequence[str]) -> Readable:
        check = checks.CHECKS.get(table, checks.anything)
        return Readable(
            self._damaged, table, columns, lambda row: check(dict(zip(columns, row, strict=True)))
        )

    def _put(self, table: str, columns: Sequence[str], row: Row) -> None:
        marks = ", ".join("?" * len(columns))
        try:
            self._sound.execute(f"insert into {table} ({', '.join(columns)}) values ({marks})", row)
        except (sqlite3.IntegrityError, OverflowError):
            self._carried.lost[table] += 1  # it is of another kind than such a row can be
        else:
            self._carried.rows[table] += 1

    def _columns(self, table: str, without: Collection[str]) -> list[str]:
        """The columns of a table, those of its key first."""
        known = self._sound.execute(f"select name from pragma_table_info('{table}')")
        return [name for (name,) in known if name not in without]


def _give_texts(sound: Connection) -> int:
    """Say in posts whose text is lost that it is; how many. It comes again where the source still has it."""
    made = sound.execute(
        "insert into bodies (post_id, kind, base_url, enclosures, notes, body)"
        " select id, 'text', '', '', '', rtrim(? || char(10, 10) || summary, char(10)) from posts"
        f" where gone & {LEFT} = 0 and id not in (select post_id from bodies)",
        (LOST_TEXT,),
    ).rowcount
    sound.execute(
        "update posts set signature = 0, stamp = '', content_hash = '' where id in"
        " (select post_id from bodies where kind = 'text' and base_url = '' and body like ? || '%')",
        (LOST_TEXT,),
    )
    return made
