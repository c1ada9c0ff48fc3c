"""The page that a feed was found on, and all feeds that it named then."""

from __future__ import annotations

STATEMENTS = (
    "alter table sources add column page text not null default ''",
    "alter table sources add column offers text not null default ''",
)
