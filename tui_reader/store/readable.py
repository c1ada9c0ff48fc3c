"""The rows of a damaged table that can still be read.

SQLite notices pages that are none, and says so. It keeps no sums of what stands in them: what is
compressed has one, and is unpacked to see.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

Row: TypeAlias = tuple[Any, ...]

_DESERT, _SAMPLED = 1_024, 64
"""After so many ids in a row that can't be read, only one of so many is tried."""

_AT_ONCE = 256
"""Rows that are read together: where one of them can't be, they are read in halves."""

_MOST_MISSES = 1_000_000
"""Ids in a row that can't be read, after which no more are tried: the number of ids may be broken too."""


class Readable:
    """Goes through a table around what is broken.

    Args:
        conn: Open on the damaged database.
        table: Its name.
        columns: The columns to read, those of its key first.
        check: Raises ValueError where what a row holds can't be what was stored.
    """

    def __init__(
        self, conn: sqlite3.Connection, table: str, columns: Sequence[str], check: Callable[[Row], None]
    ) -> None:
        self._conn = conn
        self._table = table
        self._columns = ", ".join(columns)
        self._key = columns[0]
        self._check = check
        self.lost = 0
        """Rows that can't be read so far; where a whole page can't, every id it may have held."""

    def by_id(self, counted: str) -> Iterator[Row]:
        """The rows of a table whose key is an id.

        Args:
            counted: The table whose ids these are: SQLite keeps how many it has given away.
        """
        end, at, missed = self._end(counted) if self._is_known() else 0, 0, 0
        while at < end and missed < _MOST_MISSES:
            try:
                found = self._rows(f"> ? and {self._key} <= ?", at, end)
            except sqlite3.DatabaseError:
                found = self._around(at + 1, min(at + _AT_ONCE, end), is_desert=missed >= _DESERT)
                missed = 0 if found else missed + _AT_ONCE
                at += _AT_ONCE
            else:
                at = found[-1][0] if found else end
            yield from self._sound(found)

    def small(self) -> Iterator[Row]:
        """All rows of a small table: from its beginning and, where that breaks off, from its end."""
        seen: dict[Row, None] = {}
        for way in ("asc", "desc") if self._is_known() else ():
            try:
                for row in self._conn.execute(f"select {self._columns} from {self._table} order by 1 {way}"):
                    seen[row] = None
                break
            except sqlite3.DatabaseError:
                self.lost = 1
        yield from self._sound(seen)

    def _around(self, first: int, last: int, *, is_desert: bool) -> list[Row]:
        """The rows of a range in which something is broken; in a desert only where a sample can be read."""
        if not is_desert or any(self._answers(id_) for id_ in range(first, last + 1, _SAMPLED)):
            return self._piecewise(first, last)
        self.lost += last + 1 - first
        return []

    def _answers(self, id_: int) -> bool:
        try:
            return bool(self._rows(">= ?", id_))
        except sqlite3.DatabaseError:
            return False

    def _piecewise(self, first: int, last: int) -> list[Row]:
        try:
            return self._rows("between ? and ?", first, last)
        except sqlite3.DatabaseError:
            if first >= last:
                self.lost += 1
                return []
            middle = (first + last) // 2
            return [*self._piecewise(first, middle), *self._piecewise(middle + 1, last)]

    def _rows(self, which: str, *values: int) -> list[Row]:
        sql = (
            f"select {self._columns} from {self._table} not indexed"
            f" where {self._key} {which} order by {self._key} limit {_AT_ONCE}"
        )
        return self._conn.execute(sql, values).fetchall()

    def _is_known(self) -> bool:
        """Whether the table stands in what is left of the schema."""
        try:
            self._conn.execute(f"select {self._columns} from {self._table} limit 0")
        except sqlite3.DatabaseError:
            self.lost = 1
            return False
        return True

    def _end(self, counted: str) -> int:
        """The greatest id there can be."""
        for asked in (
            f"select seq from sqlite_sequence where name = '{counted}'",
            f"select max({self._key}) from {self._table} not indexed",
        ):
            try:
                row = self._conn.execute(asked).fetchone()
            except sqlite3.DatabaseError:
                continue
            if row is not None:
                return int(row[0] or 0)
        return _MOST_MISSES

    def _sound(self, rows: Iterator[Row] | Sequence[Row] | dict[Row, None]) -> Iterator[Row]:
        for row in rows:
            try:
                self._check(row)
            except ValueError:
                self.lost += 1
            else:
                yield row
