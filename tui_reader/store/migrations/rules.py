"""Rules for posts that arrive, and posts that are muted by one.

`muted` is the rule that hides a post, 0: none does. `gone` tells from now on why a post isn't shown:
its first bit that its file is gone, its second that it is muted. So every index and every counter of
what is shown leaves muted posts out as it is.
"""

from __future__ import annotations

STATEMENTS = (
    """
    create table rules (
        id integer primary key autoincrement,
        action text not null,
        tag text not null,
        query text not null,
        added integer not null
    ) strict
    """,
    "alter table posts add column muted integer not null default 0",
    "create index posts_muted on posts (source_id, apart) where gone = 2",
    "create index posts_by_mute on posts (muted) where muted <> 0",
    """
    create trigger posts_mute after update of muted on posts when (old.muted <> 0) <> (new.muted <> 0) begin
        update posts set gone = (gone & 1) + 2 * (new.muted <> 0) where id = new.id;
    end
    """,
    # A rule that is taken back shows again what it hid meanwhile.
    """
    create trigger rules_leave after delete on rules begin
        update posts set muted = 0 where muted = old.id and muted <> 0;
    end
    """,
)
