"""How each list is ordered, and the title that posts are ordered by.

Orders other than by date have indexes that are made when they are first asked for: whoever never
sorts pays nothing for them when posts arrive.
"""

from __future__ import annotations

STATEMENTS = (
    "alter table posts add column sort_title text generated always as (substr(folded, 1, 60)) virtual",
    """
    create table arrangements (
        list text primary key,
        sort text not null,
        grouping text not null
    ) strict, without rowid
    """,
)
