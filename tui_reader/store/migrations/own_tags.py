"""The posts that have tags of the person's own, found without looking through all."""

from __future__ import annotations

STATEMENTS = ("create index posts_with_own_tags on posts (own_tags) where own_tags <> ''",)
