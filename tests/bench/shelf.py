"""Where the bench keeps what it made: folders, homes, and databases of any size, each made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import corpora, great_library
from tui_reader.entries import Draft
from tui_reader.models import BodyKind, DateOrigin, SourceKind
from tui_reader.store import posts, search, sources
from tui_reader.store.database import Database

NOW = datetime(2026, 6, 2, tzinfo=UTC)

FIRST_SIZE, SIZE = 50_000, 700
"""Bytes of post 0, which the memory figure opens, and of every other one."""

BODIES = 500
"""Different texts a database holds; writing 100,000 of them would take minutes and measure nothing."""


class Shelf:
    """A temporary place for one run of the bench."""

    def __init__(self, place: Path, kept: Path | None = None) -> None:
        """Begin one at a place; great libraries are made elsewhere if they are to be kept."""
        self.place = place
        self._kept = kept
        self._homes = 0
        self._databases: dict[int, Path] = {}
        self._great: dict[int, Path] = {}

    def home(self) -> Path:
        """A new, empty home folder."""
        self._homes += 1
        made = self.place / f"home-{self._homes}"
        made.mkdir()
        return made

    def database(self, count: int) -> Path:
        """A database holding so many posts of one source, the full-text index filled."""
        if count not in self._databases:
            self._databases[count] = _database(self.place / f"{count}.db", count)
        return self._databases[count]

    def great(self, count: int) -> Path:
        """A database of so many posts of 5 KB each, all different, of fifty sources."""
        if count not in self._great:
            self._great[count] = self._copy_of_great(count)
        return self._great[count]

    def _copy_of_great(self, count: int) -> Path:
        name = f"great-{count}.db"
        if self._kept is None:
            return great_library.make(self.place / name, count)
        kept = self._kept / name
        if not kept.exists():
            self._kept.mkdir(parents=True, exist_ok=True)
            great_library.make(self._kept / f"{name}.part", count).rename(kept)
        return Path(shutil.copy(kept, self.place / name))


def _database(path: Path, count: int) -> Path:
    database = Database.open(path)
    location = path.with_suffix("")
    location.mkdir()
    source = database.write_now(sources.upsert, SourceKind.FOLDER, str(location), "Bench", now=NOW)
    database.write_now(posts.store_drafts, source.id, list(_drafts(count)), NOW)
    while database.write_now(search.fill, 2_000):
        pass
    database.close()
    return path


def _drafts(count: int) -> Iterator[Draft]:
    bodies = [
        corpora.markdown(number, FIRST_SIZE if number == 0 else SIZE) for number in range(min(count, BODIES))
    ]
    for number in range(count):
        # Post 0 alone is long.
        body = bodies[number] if number < BODIES else bodies[1 + number % (BODIES - 1)]
        yield Draft(
            key=f"post-{number:06d}.md",
            url=f"https://bench.example/{number}",
            title=corpora.title(number),
            authors=("Bench",),
            published=corpora.date(number),
            date_origin=DateOrigin.GIVEN,
            updated=None,
            tags=tuple(corpora.tags(number)),
            categories=(),
            summary=body[:200],
            body=body,
            body_kind=BodyKind.MARKDOWN,
            base_url="",
            text=body,
            words=len(body.split()),
            path=f"post-{number:06d}.md",
            stamp="0:0",
            content_hash=f"{number}",
        )
