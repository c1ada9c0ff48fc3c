"""What to read next to a post: the posts most like it, and those that link to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tui_reader.library import mentions
from tui_reader.models import Headline, PostId
from tui_reader.store import alike, links, posts
from tui_reader.store.alike import Words
from tui_reader.store.database import Database

MOST = 5
"""Posts told of each kind."""

CANDIDATES = 40
"""Posts that words find, of which shared tags and links choose."""

_WORD = re.compile(r"[^\W\d_]{4,30}")
_TEXT = 20_000
"""Characters of the text that are looked at: what a post is about it says early."""

_ENOUGH = 0.2
"""Part of its own rank that another post must reach: below, what they share is chance."""

_SHARED_TAG = 2.0
_LINKED = 4.0


@dataclass(frozen=True, slots=True)
class Related:
    """The end of a post."""

    alike: tuple[Headline, ...] = ()
    linked_from: tuple[Headline, ...] = ()


async def find(database: Database, post: Headline) -> Related:
    """Find up to five posts most like one, by words, tags and links, and up to five that link to it."""
    text, path = await database.read(alike.text_of, post.id)
    spelled = mentions.spellings(post.url, post.source_id, path, post.title)
    linking = await database.read(links.linking, spelled, post.id, MOST)
    words = await database.read(alike.telling, _words(post, text))
    tags = (*post.tags, *post.categories)
    found = await database.read(alike.by_words, words, tags, post.id, CANDIDATES)
    enough = _ENOUGH * await database.read(alike.own_rank, words, tags, post.id) if found else 0.0
    linked = set(linking) | set(await database.read(links.linked, post.id))
    ranks = {**dict.fromkeys(linked, 0.0), **found}
    rows = [row for id_ in ranks if (row := await database.read(posts.headline, id_))]
    candidates = [row for row in rows if row.id in linked or ranks[row.id] >= enough or _shared(row, post)]
    chosen = sorted(candidates, key=lambda row: _score(row, post, ranks[row.id], linked), reverse=True)
    return Related(
        tuple([row for row in chosen if row.id not in linking][:MOST]),
        tuple(row for id_ in linking for row in candidates if row.id == id_),
    )


def _score(row: Headline, post: Headline, rank: float, linked: set[PostId]) -> float:
    return rank + _SHARED_TAG * len(_shared(row, post)) + _LINKED * (row.id in linked)


def _shared(row: Headline, post: Headline) -> set[str]:
    return {*row.tags, *row.categories} & {*post.tags, *post.categories}


def _words(post: Headline, text: str) -> Words:
    """The words of a post and how often it says them; its title counts three times."""
    counted = Counter(_folded(text[:_TEXT]))
    for word in _folded(post.title):
        counted[word] += 3
    return tuple(counted.most_common(alike.MOST_ASKED))


def _folded(text: str) -> Iterable[str]:
    """Words as the index keeps them: lower case, no diacritics (FTS5 `unicode61 remove_diacritics 2`)."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _WORD.findall(text.lower())
