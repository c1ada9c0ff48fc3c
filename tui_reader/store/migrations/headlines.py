"""Pieces of words in headlines, by which the filter finds them among 100,000 posts while somebody types.

It fills with the full-text index, and what still waits for that is looked through one by one.
"""

from __future__ import annotations

STATEMENTS = (
    """
    create virtual table headline_index using fts5 (folded, tokenize = 'trigram')
    """,
    "insert into headline_index (rowid, folded) select id, folded from posts"
    " where id not in (select post_id from index_queue)",
)
