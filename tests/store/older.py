"""A database as it was before copies were looked for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from tui_reader.store.migrations import twins
from tui_reader.store.opening import open_file
from tui_reader.store.schema import MIGRATIONS


def make(path: Path) -> None:
    """Three posts of two sources each: six as yet, of which one is read."""
    with closing(open_file(path, MIGRATIONS[: MIGRATIONS.index(twins.STATEMENTS)]).conn) as conn:
        _fill(conn)


def _fill(conn: Connection) -> None:
    for source in (1, 2):
        conn.execute(
            "insert into sources (kind, location, title) values ('feed', ?, 'A')",
            (f"https://{source}.example",),
        )
    columns = [column for _, column, *_ in conn.execute("pragma table_info (posts)")][1:]
    for number in range(6):
        row = dict.fromkeys(columns, "") | {
            "source_id": 1 + number % 2,
            "key": str(number),
            "published": 10**15 - number // 2,
            "read": number == 3,
            "url": f"https://1.example/{number // 2}",
            "title": f"The engines of week {number // 2}",
            **dict.fromkeys(("gone", "draft", "apart", "starred", "started", "progress", "place_block"), 0),
            **dict.fromkeys(("place_offset", "signature", "added", "words", "traits"), 0),
            "date_origin": "given",
            "genre": "text",
            "updated": None,
        }
        conn.execute(
            f"insert into posts ({', '.join(row)}) values ({', '.join('?' * len(row))})", tuple(row.values())
        )
        body = (number + 1, "markdown", "", "", "", f"What the engines wove in week {number // 2}.")
        conn.execute(
            "insert into bodies (post_id, kind, base_url, enclosures, notes, body) values (?, ?, ?, ?, ?, ?)",
            body,
        )
