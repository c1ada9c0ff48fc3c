"""Tags by their folded names, a person's own among them; what a text holds; words of scripts without spaces.

The index is made anew: it now parts Chinese, Japanese and Korean into single signs, so that a word
within a sentence is found. It fills in the background, as it does for new posts.
"""

from __future__ import annotations

_OWN_TAGS = "alter table posts add column own_tags text not null default ''"
_TRAITS = "alter table posts add column traits integer not null default 0"

_LABELS = """
create table labels (
    name text not null,
    post_id integer not null references posts (id) on delete cascade,
    primary key (name, post_id)
) strict, without rowid
"""
_BY_POST = "create index labels_by_post on labels (post_id)"

_NAMES = "select value, new.id from json_each(folded_names(new.tags, new.categories, new.own_tags))"
_ARRIVE = f"""
create trigger posts_labeled after insert on posts when new.tags <> '' or new.categories <> '' begin
    insert into labels (name, post_id) {_NAMES};
end
"""
_CHANGE = f"""
create trigger posts_relabeled after update of tags, categories, own_tags on posts
when old.tags <> new.tags or old.categories <> new.categories or old.own_tags <> new.own_tags
begin
    delete from labels where post_id = new.id;
    insert into labels (name, post_id) {_NAMES};
end
"""
_PRESENT = """
insert into labels (name, post_id)
select value, posts.id from posts, json_each(folded_names(posts.tags, posts.categories, posts.own_tags))
"""

_INDEXABLE = """
create view indexable as
select posts.id, indexed_words(posts.title) as title, indexed_words(posts.authors) as authors,
    indexed_words(posts.tags) as tags, indexed_words(unpacked_text(bodies.text, bodies.body)) as text
from posts join bodies on bodies.post_id = posts.id
"""
_POST_INDEX = """
create virtual table post_index using fts5 (
    title, authors, tags, text,
    content = 'indexable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
)
"""
_REQUEUE = """
create trigger posts_requeue before update of title, authors, tags, content_hash on posts
when old.content_hash <> new.content_hash or old.title <> new.title
    or old.authors <> new.authors or old.tags <> new.tags
begin
    insert or ignore into index_queue (post_id, stale, title, authors, tags, text)
    select id, 1, title, authors, tags, text from indexable where id = old.id;
end
"""

STATEMENTS = (
    _OWN_TAGS,
    _TRAITS,
    _LABELS,
    _BY_POST,
    _PRESENT,
    _ARRIVE,
    _CHANGE,
    "drop trigger posts_requeue",
    "drop table post_words",
    "drop table post_index",
    "drop view indexable",
    _INDEXABLE,
    _POST_INDEX,
    "create virtual table post_words using fts5vocab (post_index, row)",
    "insert into post_index (post_index, rank) values ('automerge', 8)",
    _REQUEUE,
    "delete from index_queue",
    "insert into index_queue (post_id) select id from posts",
)
