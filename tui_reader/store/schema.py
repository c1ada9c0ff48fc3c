"""The tables, and how an older database becomes today's.

Posts stand apart from their bodies, so that a page of the list never touches a body. What a list
can show is decided by flags on the post, and every list has its own partial index on
(published, id): a page costs the same at 100 posts and at 100,000.
"""

from __future__ import annotations

from tui_reader.store.migrations import (
    arrangements,
    asking,
    full_text_words,
    headline_words,
    headlines,
    hidden_posts,
    labels,
    muting,
    offers,
    other_names,
    own_tags,
    readings,
    rules,
    saved_searches,
    source_folders,
    twins,
)

APPLICATION_ID = 0x74756972
"""`tuir`, in the header of every database of ours: no other application's file is ever written to."""

_SOURCES = """
create table sources (
    id integer primary key autoincrement,
    kind text not null,
    location any not null unique,
    title text not null,
    site_url text not null default '',
    subscribed integer not null default 0,
    removed integer not null default 0,
    position integer not null default 0,
    visited integer not null default 0,
    etag text not null default '',
    last_modified text not null default '',
    checked integer,
    next_fetch integer,
    interval integer not null default 0,
    error text not null default '',
    total integer not null default 0,
    unread integer not null default 0,
    starred integer not null default 0,
    started integer not null default 0
) strict
"""

# `apart`: its source is the guide or was removed, so it isn't part of the list of all sources.
# `path` and `location` are ANY because a file name need not be UTF-8: such a one is kept as bytes.
# `folded` is what the filter looks into: titles, authors and tags without their case.
_POSTS = """
create table posts (
    id integer primary key autoincrement,
    source_id integer not null references sources (id),
    key text not null,
    published integer not null,
    gone integer not null default 0,
    draft integer not null default 0,
    apart integer not null default 0,
    read integer not null default 0,
    starred integer not null default 0,
    started integer not null default 0,
    progress real not null default 0,
    place_block integer not null default 0,
    place_offset integer not null default 0,
    place_digest text not null default '',
    signature integer not null,
    content_hash text not null,
    added integer not null,
    updated integer,
    date_origin text not null,
    words integer not null,
    genre text not null,
    language text not null,
    path any not null,
    stamp text not null,
    url text not null,
    title text not null,
    authors text not null,
    tags text not null,
    categories text not null,
    folded text not null,
    summary text not null
) strict
"""

# A body arrives as TEXT and becomes a zlib BLOB when it is indexed: compressing takes four times
# as long as storing, and a folder of 10,000 posts wants to be seen first. See packing.py.
_BODIES = """
create table bodies (
    post_id integer primary key references posts (id) on delete cascade,
    kind text not null,
    base_url text not null,
    enclosures text not null,
    notes text not null,
    text any,
    body any not null
) strict
"""

# One row a change, newest last. `changes` tells what each field of which rows was before and is
# after, so that it is its own inverse. `undone`: 0 stands, 1 can be redone, 2 was left behind.
_JOURNAL = """
create table journal (
    id integer primary key autoincrement,
    at integer not null,
    kind text not null,
    words text not null,
    changes text not null,
    undone integer not null default 0
) strict
"""

# External-content FTS5 must be told the old words to take them out: a post that was indexed and
# then changed waits here with what the index still holds of it (`stale`).
_INDEX_QUEUE = """
create table index_queue (
    post_id integer primary key,
    stale integer not null default 0,
    title text,
    authors text,
    tags text,
    text text
) strict
"""

_INDEXABLE = """
create view indexable as
select posts.id, posts.title, posts.authors, posts.tags, unpacked_text(bodies.text, bodies.body) as text
from posts join bodies on bodies.post_id = posts.id
"""

_POST_INDEX = """
create virtual table post_index using fts5 (
    title, authors, tags, text,
    content = 'indexable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
)
"""

# How many posts each word stands in.
_POST_WORDS = "create virtual table post_words using fts5vocab (post_index, row)"

# Twice the default: filling takes a sixth less time, and a search visits a few segments more.
_FEWER_MERGES = "insert into post_index (post_index, rank) values ('automerge', 8)"

# What the bodies link to, in one spelling (`library/mentions.py`), taken down when they are indexed.
_LINKS = """
create table links (
    target text not null,
    post_id integer not null references posts (id) on delete cascade,
    primary key (target, post_id)
) strict, without rowid
"""

# `id` and `draft` stand in the index so that skipping to a far page reads nothing but the index.
_INDEXES = (
    "create unique index posts_by_key on posts (source_id, key)",
    "create index source_all on posts (source_id, published, id, draft) where gone = 0",
    "create index source_unread on posts (source_id, published, id, draft) where gone = 0 and read = 0",
    "create index source_starred on posts (source_id, published, id, draft) where gone = 0 and starred = 1",
    "create index source_started on posts (source_id, published, id, draft) where gone = 0 and started = 1",
    "create index every_all on posts (published, id, draft) where gone = 0 and apart = 0",
    "create index every_unread on posts (published, id, draft) where gone = 0 and apart = 0 and read = 0",
    "create index every_starred on posts (published, id, draft) where gone = 0 and apart = 0 and starred = 1",
    "create index every_started on posts (published, id, draft) where gone = 0 and apart = 0 and started = 1",
    "create index posts_by_url on posts (url)",
    "create index links_by_post on links (post_id)",
    "create index journal_by_state on journal (undone, id)",
)

_COUNTERS = (
    """
    create trigger posts_arrive after insert on posts begin
        insert into index_queue (post_id) values (new.id);
        update sources set total = total + 1, unread = unread + (new.read = 0),
            starred = starred + new.starred, started = started + new.started
        where id = new.source_id and new.gone = 0 and new.draft = 0;
    end
    """,
    """
    create trigger posts_change after update of gone, draft, read, starred, started on posts
    when old.gone <> new.gone or old.draft <> new.draft or old.read <> new.read
        or old.starred <> new.starred or old.started <> new.started
    begin
        update sources set
            total = total + (new.gone + new.draft = 0) - (old.gone + old.draft = 0),
            unread = unread + (new.gone + new.draft + new.read = 0) - (old.gone + old.draft + old.read = 0),
            starred = starred + (new.gone + new.draft = 0 and new.starred)
                - (old.gone + old.draft = 0 and old.starred),
            started = started + (new.gone + new.draft = 0 and new.started)
                - (old.gone + old.draft = 0 and old.started)
        where id = new.source_id;
    end
    """,
    """
    create trigger posts_leave after delete on posts when old.gone = 0 and old.draft = 0 begin
        update sources set total = total - 1, unread = unread - (old.read = 0),
            starred = starred - old.starred, started = started - old.started
        where id = old.source_id;
    end
    """,
)

# Before a word changes, the old ones are put aside. A post that waits already stays as it stands in
# the queue: what the index holds of it hasn't changed.
_QUEUEING = (
    """
    create trigger posts_requeue before update of title, authors, tags, content_hash on posts
    when old.content_hash <> new.content_hash or old.title <> new.title
        or old.authors <> new.authors or old.tags <> new.tags
    begin
        insert or ignore into index_queue (post_id, stale, title, authors, tags, text)
        select id, 1, title, authors, tags, text from indexable where id = old.id;
    end
    """,
    """
    create trigger bodies_requeue before update of text on bodies when old.text is not new.text begin
        insert or ignore into index_queue (post_id, stale, title, authors, tags, text)
        select id, 1, title, authors, tags, text from indexable where id = old.post_id;
    end
    """,
    """
    create trigger posts_unindex before delete on posts begin
        insert or ignore into index_queue (post_id, stale, title, authors, tags, text)
        select id, 1, title, authors, tags, text from indexable where id = old.id;
    end
    """,
)

_APARTNESS = """
create trigger sources_apart after update of removed, kind on sources
when (old.removed or old.kind = 'guide') <> (new.removed or new.kind = 'guide')
begin
    update posts set apart = (new.removed or new.kind = 'guide') where source_id = new.id;
end
"""

_FIRST = (
    _SOURCES,
    _POSTS,
    _BODIES,
    _JOURNAL,
    _INDEX_QUEUE,
    _INDEXABLE,
    _POST_INDEX,
    _POST_WORDS,
    _FEWER_MERGES,
    _LINKS,
    *_INDEXES,
    *_COUNTERS,
    *_QUEUEING,
    _APARTNESS,
    f"pragma application_id = {APPLICATION_ID}",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    labels.STATEMENTS,
    asking.STATEMENTS,
    source_folders.STATEMENTS,
    headlines.STATEMENTS,
    readings.STATEMENTS,
    twins.STATEMENTS,
    arrangements.STATEMENTS,
    offers.STATEMENTS,
    headline_words.STATEMENTS,
    own_tags.STATEMENTS,
    other_names.STATEMENTS,
    rules.STATEMENTS,
    full_text_words.STATEMENTS,
    saved_searches.STATEMENTS,
    hidden_posts.STATEMENTS,
    muting.STATEMENTS,
)
"""The n-th takes a database of `user_version` n to n + 1. Only ever append."""
