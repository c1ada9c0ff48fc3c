"""Five hundred feeds of twenty entries, 72 MB in all, each at a loopback address of its own."""

from __future__ import annotations

import html
import random
from functools import cache
from pathlib import Path

from tests.bench import corpora

FEEDS, ENTRIES = 500, 20
ENTRY = 6_700
"""Bytes of an entry's HTML; escaped and with all around it 7.2 KB, so that 500 feeds are 72 MB."""

_BLOCKS = 6_000
"""Different blocks that bodies are put together from: no two bodies are alike, and words stay as many as
they are, but making 72 MB takes seconds instead of a minute."""


def write(folder: Path) -> Path:
    """Write all feeds into a folder, which is made."""
    folder.mkdir()
    for number in range(FEEDS):
        (folder / f"{number}.xml").write_bytes(_feed(number))
    return folder


def address(number: int, port: int) -> str:
    """Where a feed is: on a host of its own, so that nobody's manners rule how long all take."""
    return f"http://127.7.{number // 250}.{number % 250 + 1}:{port}/{number}.xml"


def _feed(number: int) -> bytes:
    first = number * ENTRIES
    return corpora.feed_of({post: _escaped_body(post) for post in range(first, first + ENTRIES)})


def _escaped_body(number: int) -> str:
    chance = random.Random(f"blog {number}")
    blocks = [f"&lt;p&gt;{corpora.marker(number)}&lt;/p&gt;"]
    length, wanted = 0, chance.randint(ENTRY // 4, ENTRY * 7 // 4)
    while length < wanted:
        blocks.append(chance.choice(_blocks()))
        length += len(blocks[-1].encode())
    return "\n".join(blocks)


@cache
def _blocks() -> tuple[str, ...]:
    return tuple(html.escape(corpora.block(number), quote=False) for number in range(_BLOCKS))
