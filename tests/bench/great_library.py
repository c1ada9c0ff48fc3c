"""Libraries of posts of 5 KB each, all different, in which searches are measured."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

from tests.bench import corpora
from tests.bench.vocabulary import word, words
from tui_reader.entries import Draft
from tui_reader.models import BodyKind, DateOrigin, SourceKind
from tui_reader.store import posts, search, sources, twins
from tui_reader.store.database import Database

WORDS = 900
"""Words of a post: 5 KB."""

SOURCES = 50
AT_ONCE = 2_000

RARE, MEDIUM = "zqrare", "zqmedium"
"""Words that stand in one post of ten thousand, and in one of a hundred."""

SAID = 7
"""The newest post in which they stand."""

COMMON = word(0)
"""A word that stands in every post, many times."""

PHRASE = f"{word(0)} {word(1)}"
"""Two words that both stand in every post, and side by side in two of three."""


def make(path: Path, count: int) -> Path:
    """A database of so many posts of fifty sources, every word indexed."""
    database = Database.open(path)
    kept = [
        database.write_now(
            sources.upsert,
            SourceKind.FEED,
            f"https://blog{number}.example/feed",
            f"Blog {number}",
            now=corpora.NEWEST,
        )
        for number in range(SOURCES)
    ]
    for number, source in enumerate(kept):
        own = range(number, count, SOURCES)
        for start in range(0, len(own), AT_ONCE):
            database.write_now(
                posts.store_drafts, source.id, list(drafts(own[start : start + AT_ONCE])), corpora.NEWEST
            )
    while database.write_now(search.fill, AT_ONCE):
        pass
    while database.write_now(twins.fill, AT_ONCE):
        pass
    database.write_now(_read)
    database.close()
    return path


def _read(conn: Connection) -> None:
    """A tenth of the posts was read, at one time or the other."""
    conn.execute("insert into readings (post_id, at) select id, added + id from posts where id % 10 = 0")


def drafts(numbers: range) -> Iterator[Draft]:
    """The posts of these numbers."""
    for number in numbers:
        text = body(number)
        yield Draft(
            key=f"{number}",
            url=f"https://blog{number % SOURCES}.example/{number}",
            title=corpora.title(number),
            authors=(f"Author {number % 97}",),
            published=corpora.date(number),
            date_origin=DateOrigin.GIVEN,
            updated=None,
            tags=tuple(corpora.tags(number)),
            categories=(),
            summary=text[:200],
            body=text,
            body_kind=BodyKind.MARKDOWN,
            base_url="",
            text=text,
            words=WORDS,
            content_hash=f"{number}",
        )


def first_with_phrase() -> int:
    """The newest post in which the phrase stands."""
    return next(number for number in range(SOURCES) if PHRASE in body(number))


def body(number: int) -> str:
    """The text of a post."""
    found = words(random.Random(f"text {number}"), WORDS)
    if number % 100 == SAID:
        found[50] = MEDIUM
    if number % 10_000 == SAID:
        found[60] = RARE
    return " ".join(found)
