"""What to read in the time there is: a list whose reading times fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from tui_reader.models import Genre, Headline

MOST = 24 * 60
"""Minutes anybody has at once."""


class Why(StrEnum):
    """Why a post is proposed, the better reason first."""

    BEGUN = "begun"
    STARRED = "starred"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A post to read."""

    headline: Headline
    minutes: int
    """What is left of it to read, at least 1."""
    why: Why


def choose(begun: Iterable[Headline], unread: Iterable[Headline], minutes: int) -> tuple[Proposed, ...]:
    """Choose what fits into so many minutes.

    First what was begun and not ended, then what is starred and unread, then the rest of what is unread,
    from each source one before a second of any, so that a loud one leaves room for the quiet. What no
    longer fits is passed over for what still does. Films and sounds are left out: how long they
    are nobody knows.

    Args:
        begun: Posts that were begun, in the order in which to go on with them.
        unread: Unread posts, newest first.
        minutes: The time there is.
    """
    chosen, left, seen = list[Proposed](), minutes, set[int]()
    for each in _in_order(list(begun), list(unread)):
        if each.headline.id not in seen and each.minutes <= left:
            chosen.append(each)
            seen.add(each.headline.id)
            left -= each.minutes
    return tuple(chosen)


def _in_order(begun: list[Headline], unread: list[Headline]) -> Iterator[Proposed]:
    readable = [post for post in unread if post.genre not in (Genre.VIDEO, Genre.AUDIO)]
    for why, posts in (
        (Why.BEGUN, begun),
        (Why.STARRED, [post for post in readable if post.starred]),
        (Why.UNREAD, _by_turns(readable)),
    ):
        yield from (Proposed(post, _left(post), why) for post in posts)


def _by_turns(posts: list[Headline]) -> list[Headline]:
    """The newest of every source, then the second of every one, and so on; each turn newest first."""
    by_source = groupby(sorted(posts, key=lambda post: post.source_id), key=lambda post: post.source_id)
    turns = [(turn, post) for _, own in by_source for turn, post in enumerate(own)]
    place = {post.id: index for index, post in enumerate(posts)}
    return [post for _, post in sorted(turns, key=lambda each: (each[0], place[each[1].id]))]


def _left(post: Headline) -> int:
    return max(1, round(post.minutes * (1 - post.progress))) if post.started else post.minutes
