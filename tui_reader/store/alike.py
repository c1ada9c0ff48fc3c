"""Posts that speak of the same things, by the full-text index."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from sqlite3 import Connection
from typing import TypeAlias

from tui_reader.models import PostId
from tui_reader.store.columns import path_of, row_id, storable
from tui_reader.store.links import OTHERS

Words: TypeAlias = tuple[tuple[str, int], ...]
"""Words and how often a post says each."""

MOST_ASKED = 60
"""Words whose rarity is looked up."""

_MOST_TELLING = 10
_FREQUENT = 200
"""Posts a word may stand in to be worth a search: what many posts say tells none apart."""

_SAID = f"""
select count(*) from (select 1 from post_index where post_index match ? limit {_FREQUENT + 1})
"""
"""Not by the vocabulary: that counts to the end, through 100,000 posts for a common word."""


def text_of(conn: Connection, post_id: PostId) -> tuple[str, str]:
    """A post's plain text, and its path below its folder."""
    row = conn.execute(
        "select i.text, p.path from indexable i join posts p on p.id = i.id where i.id = ?",
        (row_id(post_id),),
    ).fetchone()
    return ("", "") if row is None else (row[0], path_of(row[1]))


def telling(conn: Connection, words: Words) -> tuple[str, ...]:
    """Of a post's words those that set it apart: said often in it, and in few others."""
    (stored,) = conn.execute("select coalesce(sum(total), 0) + 1 from sources").fetchone()
    weighed = []
    for word, times in words[:MOST_ASKED]:
        (said,) = conn.execute(_SAID, (_quoted(word),)).fetchone()
        if 1 < said <= _FREQUENT:
            weighed.append((times * log(stored / said + 1), word))
    return tuple(word for _, word in sorted(weighed, reverse=True)[:_MOST_TELLING])


def by_words(
    conn: Connection, words: Sequence[str], tags: Sequence[str], but: PostId, limit: int
) -> dict[PostId, float]:
    """The posts that say these words or have these tags, each with its rank: higher is more alike."""
    terms = _terms(words, tags)
    if not terms:
        return {}
    rows = conn.execute(
        "select f.rowid, -f.rank from post_index(:terms) f join posts p on p.id = f.rowid"
        f" where p.gone = 0 and p.draft = 0 and p.copy = 0 and {OTHERS}"
        " and p.apart = (select apart from posts where id = :but) order by f.rank limit :limit",
        {"terms": terms, "but": row_id(but), "limit": limit},
    )
    return {PostId(id_): rank for id_, rank in rows}


def own_rank(conn: Connection, words: Sequence[str], tags: Sequence[str], post_id: PostId) -> float:
    """The rank of the post itself by its words and tags, which says what the ranks of others are worth."""
    statement = "select -rank from post_index(:terms) where rowid = :id"
    row = conn.execute(statement, {"terms": _terms(words, tags), "id": row_id(post_id)}).fetchone()
    return row[0] if row else 0.0


def _terms(words: Sequence[str], tags: Sequence[str]) -> str:
    terms = [_quoted(word) for word in words] + [f"tags : {_quoted(tag)}" for tag in tags if tag.strip()]
    return " OR ".join(terms)


def _quoted(term: str) -> str:
    """A term as an FTS5 string, in which nothing is an operator."""
    doubled = storable(term).replace('"', '""')
    return f'"{doubled}"'
