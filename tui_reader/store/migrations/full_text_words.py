"""The words of articles that were fetched from the pages of posts, for the full-text index.

Those that were fetched before are read in the background: they wait with `text` null.
"""

from __future__ import annotations

_TEXT = "alter table full_texts add column text any"
_SELECTOR = "alter table full_texts add column selector text not null default ''"
_UNREAD = "create index full_texts_unread on full_texts (post_id) where text is null"

_INDEXABLE = """
create view indexable as
select posts.id, indexed_words(posts.title) as title, indexed_words(posts.authors) as authors,
    indexed_words(posts.tags) as tags,
    indexed_words(
        unpacked_text(bodies.text, bodies.body)
        || iif(full_texts.text is null, '', char(10) || unpacked_text(full_texts.text, full_texts.html))
    ) as text
from posts join bodies on bodies.post_id = posts.id left join full_texts on full_texts.post_id = posts.id
"""

# Not "or ignore": within a trigger the rule of the statement that set it off holds, which is an upsert.
_PUT_ASIDE = """
    insert into index_queue (post_id, stale, title, authors, tags, text)
    select id, 1, title, authors, tags, text from indexable
    where id = {0}.post_id and not exists (select 1 from index_queue where post_id = {0}.post_id);
"""

STATEMENTS = (
    _TEXT,
    _SELECTOR,
    _UNREAD,
    "drop view indexable",
    _INDEXABLE,
    f"create trigger full_texts_arrive before insert on full_texts begin {_PUT_ASIDE.format('new')} end",
    "create trigger full_texts_change before update of text, html on full_texts"
    f" when old.text is not new.text or old.html is not new.html begin {_PUT_ASIDE.format('old')} end",
    f"create trigger full_texts_leave before delete on full_texts begin {_PUT_ASIDE.format('old')} end",
)
