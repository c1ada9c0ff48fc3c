"""How sources are asked: when next and why, what was asked of them, and how far their archives were read."""

from __future__ import annotations

STATEMENTS = (
    "alter table sources add column failed integer not null default 0",
    "alter table sources add column reason text not null default ''",
    "alter table sources add column moved text not null default ''",
    "alter table sources add column habits text not null default ''",
    "alter table sources add column generator text not null default ''",
    "alter table sources add column typed integer not null default 1",
    """
    create table requests (
        id integer primary key autoincrement,
        source_id integer not null references sources (id) on delete cascade,
        at integer not null,
        url text not null,
        status integer not null,
        bytes integer not null,
        milliseconds integer not null,
        etag text not null,
        last_modified text not null,
        next_fetch integer,
        reason text not null,
        error text not null
    ) strict
    """,
    "create index requests_by_source on requests (source_id, id)",
    """
    create table archives (
        source_id integer primary key references sources (id) on delete cascade,
        next_url text not null,
        is_told integer not null,
        marks text not null,
        pages integer not null
    ) strict
    """,
    """
    create table source_settings (
        source_id integer not null references sources (id) on delete cascade,
        name text not null,
        value text not null,
        primary key (source_id, name)
    ) strict, without rowid
    """,
    """
    create table full_texts (
        post_id integer primary key references posts (id) on delete cascade,
        html any not null,
        base_url text not null,
        shown integer not null
    ) strict
    """,
)
