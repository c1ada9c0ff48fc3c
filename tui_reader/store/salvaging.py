"""What can still be read of a damaged database, carried over into a new one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from glob import escape
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.errors import BrokenError
from tui_reader.store import carrying, failures, header, health
from tui_reader.store.carrying import Carried
from tui_reader.store.copies import put_in_place
from tui_reader.store.migrating import version
from tui_reader.store.opening import READ_ONLY, UNCHANGING, open_file
from tui_reader.store.schema import MIGRATIONS


class Salvaged(NamedTuple):
    """What became of a damaged database."""

    path: Path
    kept: Path | None
    """Where what was there before is kept."""
    carried: Carried


def salvage(path: Path, damaged: Path, now: datetime) -> Salvaged:
    """Carry over what can be read of a damaged database; it is kept as it is, under another name.

    Args:
        path: Where the database is, an absolute path; there may be nothing.
        damaged: What to read, an absolute path: the same, or what was moved aside before.
        now: The moment, for the name under which the one at `path` is kept.

    Raises:
        StoreError: Nothing of it can be read, or it isn't ours. Everything is as it was.
    """
    with suppress(BrokenError):
        header.check(damaged, len(MIGRATIONS))
    fresh = path.with_name(f"{path.name}.salvaging-{os.getpid()}")
    try:
        with failures.told(damaged), closing(_reading(damaged)) as source:
            steps = min(version(source), len(MIGRATIONS))
            with closing(open_file(fresh, MIGRATIONS[:steps] or MIGRATIONS).conn) as target:
                carried = carrying.carry(source, target)
        if not carried.posts and not carried.sources:
            raise BrokenError(
                f"Nothing can be read of {damaged} any more. It was left as it is.",
                "tui-reader db restore FILE brings back a copy.",
            )
        with closing(open_file(fresh).conn) as conn:
            if wrong := health.check(conn):
                raise RuntimeError(f"what was salvaged is unsound: {wrong}")
        return Salvaged(path, put_in_place(fresh, path, now).kept, carried)
    finally:
        for each in path.parent.glob(f"{escape(fresh.name)}*"):
            each.unlink()


def _reading(damaged: Path) -> Connection:
    """A connection that takes what it can get."""
    in_use = any(damaged.with_name(damaged.name + log).exists() for log in ("-wal", "-journal"))
    mode = READ_ONLY if in_use else UNCHANGING
    # Not set up as others are: what that asks first, a broken schema has no answer to.
    conn = sqlite3.connect(f"{damaged.as_uri()}?{mode}", isolation_level=None, uri=True)
    conn.execute("pragma writable_schema = on")  # a broken line of the schema is no reason to read none
    conn.execute("pragma cell_size_check = on")
    return conn
