"""Folders of sources, and the names a person gives them."""

from __future__ import annotations

STATEMENTS = (
    "alter table sources add column folder text not null default ''",
    "alter table sources add column name text not null default ''",
)
