"""The few posts that no list of all sources shows: what a word stands in is counted without them."""

from __future__ import annotations

STATEMENTS = ("create index hidden_posts on posts (id) where gone + apart + copy + draft > 0",)
