"""Muting leaves alone what else `gone` tells: that a file is missing, that a post has left."""

from __future__ import annotations

STATEMENTS = (
    "drop trigger posts_mute",
    """
    create trigger posts_mute after update of muted on posts when (old.muted <> 0) <> (new.muted <> 0) begin
        update posts set gone = (gone & ~2) + 2 * (new.muted <> 0) where id = new.id;
    end
    """,
    # For a while the posts that had left were told by the bit of the muted ones.
    "update posts set gone = gone + 2 where gone & 2 and muted = 0",
)
