"""Looking after the database: is it sound, how large is it, copies of it, and bringing one back."""

from __future__ import annotations

from datetime import datetime
from glob import escape
from pathlib import Path

from tui_reader.errors import NotFoundError
from tui_reader.library import locate
from tui_reader.store import copies, salvaging, vacuuming
from tui_reader.store.aside import BROKEN
from tui_reader.store.copies import Restored
from tui_reader.store.salvaging import Salvaged
from tui_reader.store.vacuuming import Sizes
from tui_reader.text import amounts

__all__ = [
    "Restored",
    "Salvaged",
    "Sizes",
    "backup",
    "cached",
    "copies_of",
    "restore",
    "salvage",
    "sizes",
    "told",
    "vacuum",
]


def backup(database: Path, to: Path | None, now: datetime) -> Path:
    """Copy the database into a new file; without a name, beside it under the moment's."""
    return copies.backup(database.absolute(), to and locate.at_home(to).absolute(), now)


def restore(database: Path, copy: Path | None, now: datetime) -> Restored:
    """Bring the database back from a copy; as it was before it is kept beside it.

    Raises:
        ReaderError: No copy is named, or it is no sound database. Nothing was changed.
    """
    if copy is None:
        found = copies_of(database)
        named = "; ".join(str(each) for each in found[:5])
        raise NotFoundError(
            "Name the copy to bring back.",
            f"There are {named}." if found else "None lies beside the database: db backup makes one.",
        )
    return copies.restore(database.absolute(), locate.at_home(copy).absolute(), now)


def salvage(database: Path, damaged: Path | None, now: datetime) -> Salvaged:
    """Carry over into a new database what can still be read of a damaged one, which is kept beside it.

    Args:
        database: The one in use.
        damaged: What to read; None: the one in use.
        now: The moment.

    Raises:
        ReaderError: Nothing of it can be read, or it is sound. Nothing was changed.
    """
    if damaged is None and copies.is_sound(database.absolute()):
        aside = [each for each in copies_of(database) if f".{BROKEN}-" in each.name]
        named = "; ".join(str(each) for each in aside[:5])
        raise NotFoundError(
            "The database is sound: nothing has to be salvaged.",
            f"Name the broken one: {named}." if named else "",
        )
    read = locate.at_home(damaged).absolute() if damaged else database.absolute()
    return salvaging.salvage(database.absolute(), read, now)


def vacuum(database: Path) -> tuple[Sizes, Sizes]:
    """Make the database as small as it can be; its sizes before and after."""
    path = database.absolute()
    return vacuuming.Sizes.of(path), vacuuming.vacuum(path)


def sizes(database: Path) -> Sizes:
    """How much room the database takes."""
    return vacuuming.Sizes.of(database.absolute())


def copies_of(database: Path) -> list[Path]:
    """What of the database lies beside it under other names, the newest first."""
    found = (each for each in database.absolute().parent.glob(f"{escape(database.name)}.*") if each.is_file())
    whole = (each for each in found if not each.name.endswith(("-wal", "-shm", "-journal", ".part")))
    return sorted(whole, key=_changed, reverse=True)


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0  # another program has just put it away


def cached(folder: Path) -> int:
    """Bytes of what may be deleted any time."""
    return sum(vacuuming.size(each) for each in folder.rglob("*") if each.is_file())


def told(size: int) -> str:
    """A number of bytes for a person: 12.3 MB."""
    return amounts.size(size) or "0 bytes"
