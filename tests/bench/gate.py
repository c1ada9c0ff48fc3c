"""The gate's throughput: bytes to clean drafts, against feedparser alone on the same bytes."""

from __future__ import annotations

import io
import random

from tests.bench import corpora
from tests.bench.figures import Figure
from tests.bench.shelf import NOW, Shelf
from tests.bench.timing import in_turn, milliseconds

FEEDS, ENTRIES = 8, 20
ROUNDS = 5
URL = "https://bench.example/feed.xml"
HEADERS = {"content-type": "application/rss+xml; charset=utf-8", "content-location": URL}


def figures(_shelf: Shelf) -> list[Figure]:
    """Feeds of twenty entries of 1 to 15 KB."""
    import feedparser

    from tui_reader.library import ingest

    feeds = _feeds()

    def parse_only() -> None:
        for body in feeds:
            feedparser.parse(
                io.BytesIO(body), response_headers=HEADERS, sanitize_html=False, resolve_relative_uris=False
            )

    def gate() -> None:
        for body in feeds:
            found = ingest.feed(body, HEADERS, URL, NOW)
            assert found is not None
            assert len(found.drafts) == ENTRIES

    found = in_turn({"gate": lambda: milliseconds(gate), "parser": lambda: milliseconds(parse_only)}, ROUNDS)
    return [Figure(f"gate, {FEEDS} feeds of {ENTRIES}", found["gate"], "feedparser alone", found["parser"])]


def _feeds() -> list[bytes]:
    chance = random.Random("gate")
    sizes = [[chance.randint(1_000, 15_000) for _ in range(ENTRIES)] for _ in range(FEEDS)]
    return [corpora.feed(each, first=index * ENTRIES) for index, each in enumerate(sizes)]
