"""What was read and when, a row for every time a post is opened."""

from __future__ import annotations

STATEMENTS = (
    """
    create table readings (
        id integer primary key autoincrement,
        post_id integer not null references posts (id) on delete cascade,
        at integer not null
    ) strict
    """,
    "create index readings_by_time on readings (at, id, post_id)",
    "create index readings_by_post on readings (post_id, at)",
)
