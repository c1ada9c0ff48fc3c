"""How long posts of a source are kept: always, unless the person has said otherwise."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from tui_reader.library.query import periods
from tui_reader.models import SourceId
from tui_reader.store import leaving, settings
from tui_reader.store.database import Database

EXPECTED = "It is a length of time such as “1 year”, or a number of posts such as 500."

_POSTS = re.compile(r"(\d{1,7})\s*(?:posts?)?", re.IGNORECASE)
_SHORTEST = timedelta(days=1)


class Keep(NamedTuple):
    """What is kept of a source."""

    age: timedelta | None = None
    """Posts up to this old."""
    newest: int | None = None
    """So many newest posts."""


def read(value: str) -> Keep | None:
    """What a setting says; None where it says nothing that makes sense."""
    if found := _POSTS.fullmatch(value.strip()):
        return Keep(newest=int(found[1])) if int(found[1]) else None
    age = periods.length(value)
    return Keep(age=age) if age and age >= _SHORTEST else None


async def leave(database: Database, source_id: SourceId, kept: str, now: datetime) -> int:
    """Let the posts leave that are no longer to be kept, by what the source's setting says; how many did."""
    keep = read(kept)
    return await database.write(leaving.leave, source_id, *_bounds(keep, now)) if keep else 0


async def leaves_next(database: Database, source_id: SourceId, now: datetime) -> int:
    """How many posts leave with the next refresh."""
    keep = read(await database.read(settings.get, source_id, settings.KEEP))
    return len(await database.read(leaving.may_leave, source_id, *_bounds(keep, now))) if keep else 0


def _bounds(keep: Keep, now: datetime) -> tuple[datetime | None, int | None]:
    return now - keep.age if keep.age else None, keep.newest
