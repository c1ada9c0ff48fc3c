"""One post in many sources: in which, how that is known, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tui_reader.models import Headline
from tui_reader.store import posts, twins
from tui_reader.store.database import Database
from tui_reader.text import date_words


@dataclass(frozen=True, slots=True)
class Found:
    """The same post in another source."""

    post: Headline
    evidence: str
    """By what that is known: "the same address"."""
    since: datetime


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """A post and its copies."""

    post: Headline
    found: tuple[Found, ...] = ()
    leader: str = ""
    """The source that shows it among all posts."""
    is_split: bool = False
    """Whether the person has split it from its copies."""


_BY_ANOTHER = "the same as another of these"


async def look(database: Database, post: Headline) -> AlsoIn:
    """Look for the copies of a post."""
    found = []
    for twin in await database.read(twins.copies, post.id):
        if copy := await database.read(posts.headline, twin.id):
            found.append(Found(copy, str(twin.evidence or _BY_ANOTHER), twin.since))
    leads = not found or not await database.read(twins.is_copy, post.id)
    return AlsoIn(
        post,
        tuple(found),
        (post if leads else found[0].post).source_title,
        await database.read(twins.is_alone, post.id),
    )


def lines(told: AlsoIn, zone: tzinfo) -> Iterator[str]:
    """What is known of a post's copies as text; nothing where there are none."""
    if told.is_split:
        yield f"“{told.post.title}” was split from its copies: it has marks of its own."
    if told.found:
        yield f"“{told.post.title}” is one post in {len(told.found) + 1} sources."
        yield f"{told.leader} shows it among all posts; it is also in"
    for copy in told.found:
        since = date_words.long(copy.since, tz=zone)
        yield f"  {copy.post.source_title}: {copy.evidence}, since {since}"
