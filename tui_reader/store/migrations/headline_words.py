"""The words of headlines, so that a word that was mistyped can be found."""

from __future__ import annotations

STATEMENTS = (
    "create table headline_words (word text primary key) strict, without rowid",
    "insert or ignore into headline_words select value from posts, json_each(spoken_words(folded))"
    " where posts.id not in (select post_id from index_queue)",
)
