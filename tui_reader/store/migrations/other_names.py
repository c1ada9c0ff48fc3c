"""What else a post goes by: addresses it had before (`aliases`), a note's other names."""

from __future__ import annotations

STATEMENTS = (
    """
    create table other_names (
        source_id integer not null references sources (id),
        name text not null,
        post_id integer not null references posts (id) on delete cascade,
        primary key (source_id, name, post_id)
    ) strict, without rowid
    """,
    "create index other_names_by_post on other_names (post_id)",
)
