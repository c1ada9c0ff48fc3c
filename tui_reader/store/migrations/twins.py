"""One post, many sources: which posts are copies of each other, and which of them lists of all sources show.

`twin` names the group a post belongs to, 0 none. Of a group's posts that such lists may show, all but
one are `copy`. Which one shows is a rule: a local file first, then one that has (nearly) the longest
text, of those one on its own site, of those the one met first. `standing`: 0 local, 1 on its own site,
2 neither. `alone`: a person has said that it is a post of its own.

The signs are hashes by which copies are looked up: 0 where there is none.
"""

from __future__ import annotations

_COLUMNS = (
    "alter table posts add column twin integer not null default 0",
    "alter table posts add column copy integer not null default 0",
    "alter table posts add column alone integer not null default 0",
    "alter table posts add column standing integer not null default 2",
    "alter table posts add column address_sign integer not null default 0",
    "alter table posts add column identity_sign integer not null default 0",
    "alter table posts add column title_sign integer not null default 0",
    "alter table sources add column copies integer not null default 0",
    "alter table sources add column unread_copies integer not null default 0",
    "alter table sources add column starred_copies integer not null default 0",
    "alter table sources add column started_copies integer not null default 0",
)

_INDEXES = (
    "create index posts_by_twin on posts (twin) where twin <> 0",
    "create index posts_by_address_sign on posts (address_sign, source_id) where address_sign <> 0",
    "create index posts_by_identity_sign on posts (identity_sign, source_id) where identity_sign <> 0",
    "create index posts_by_title_sign on posts (title_sign, published) where title_sign <> 0",
)

_LISTS = tuple(
    statement
    for scope, asked in (
        ("all", ""),
        ("unread", "read = 0"),
        ("starred", "starred = 1"),
        ("started", "started = 1"),
    )
    for statement in (
        f"drop index every_{scope}",
        f"create index every_{scope} on posts (published, id, draft)"
        f" where gone = 0 and apart = 0 and copy = 0{asked and f' and {asked}'}",
    )
)


_COUNTED = {
    "total": "{0}.gone + {0}.draft = 0",
    "unread": "{0}.gone + {0}.draft + {0}.read = 0",
    "starred": "({0}.gone + {0}.draft = 0 and {0}.starred)",
    "started": "({0}.gone + {0}.draft = 0 and {0}.started)",
    "copies": "({0}.gone + {0}.draft = 0 and {0}.copy)",
    "unread_copies": "({0}.gone + {0}.draft + {0}.read = 0 and {0}.copy)",
    "starred_copies": "({0}.gone + {0}.draft = 0 and {0}.copy and {0}.starred)",
    "started_copies": "({0}.gone + {0}.draft = 0 and {0}.copy and {0}.started)",
}
_LOST = [f"{name} = {name} - ({which.format('old')})" for name, which in _COUNTED.items()]
_WON = [f"{lost} + ({which.format('new')})" for lost, which in zip(_LOST, _COUNTED.values(), strict=True)]

_COUNTERS = (
    "drop trigger posts_change",
    "drop trigger posts_leave",
    f"""
    create trigger posts_change after update of gone, draft, read, starred, started, copy on posts
    when old.gone <> new.gone or old.draft <> new.draft or old.read <> new.read
        or old.starred <> new.starred or old.started <> new.started or old.copy <> new.copy
    begin
        update sources set {", ".join(_WON)} where id = new.source_id;
    end
    """,
    f"""
    create trigger posts_leave after delete on posts when old.gone = 0 and old.draft = 0 begin
        update sources set {", ".join(_LOST)} where id = old.source_id;
    end
    """,
)

_LISTED = "{0}.twin = {1} and {0}.twin <> 0 and {0}.gone + {0}.apart + {0}.draft = 0"


def _led(group: str) -> str:
    """Let one post of a group lead, and no other."""
    longest = f"select max(m.words) from posts m where {_LISTED.format('m', group)}"
    leader = f"""
    select l.id from posts l where {_LISTED.format("l", group)}
    order by l.standing > 0, l.words * 5 < 4 * ({longest}), l.standing, l.id limit 1
    """
    is_copy = f"(gone + apart + draft = 0 and id <> ({leader}))"
    return f"update posts set copy = not copy where twin = {group} and twin <> 0 and copy <> {is_copy};"


_LEADING = (
    f"""
    create trigger twins_led after update of twin, gone, apart, draft, words, standing on posts
    when old.twin <> 0 or new.twin <> 0
    begin
        update posts set copy = 0 where id = new.id and new.twin = 0 and copy <> 0;
        {_led("new.twin")}
        {_led("old.twin")}
    end
    """,
    """
    create trigger twins_lost after delete on posts when old.twin <> 0 begin
        update posts set twin = 0 where twin = old.twin and twin <> 0
            and 1 = (select count(*) from posts m where m.twin = old.twin and m.twin <> 0);
        update posts set standing = standing where twin = old.twin and twin <> 0;
    end
    """,
)

_WAITING = (
    "create table twin_queue (post_id integer primary key) strict",
    "insert into twin_queue (post_id) select id from posts",
)

STATEMENTS = (*_COLUMNS, *_INDEXES, *_LISTS, *_COUNTERS, *_LEADING, *_WAITING)
