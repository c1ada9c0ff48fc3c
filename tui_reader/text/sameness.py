"""Whether two posts of different sources are one post, and by what that is known.

Precision comes first: a post that hides behind another is worse than one that shows twice. So an
address alone proves nothing where it may be another's: a link post links to somebody else's article.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from tui_reader.text import canonical, likeness

ONE_DAY = timedelta(days=1)
"""Between the dates of two copies: time zones, and files that say a day only."""

_LONG_TEXT = 100
"""Words from which on a text tells a post from others: more than an excerpt, which others may quote."""
_CONTRADICTS = 20
"""Words from which on two texts that differ are two posts."""
_MANY_BLOGS = frozenset(
    [
        "medium.com",
        "dev.to",
        "github.com",
        "gitlab.com",
        "github.io",
        "reddit.com",
        "youtube.com",
        "wordpress.com",
        "blogspot.com",
        "tumblr.com",
        "substack.com",
        "livejournal.com",
        "micro.blog",
    ]
)
"""Sites of many people: that an address is on one says nothing of whose it is."""


class Evidence(StrEnum):
    """By what two posts are known to be one, as it is told."""

    FILE = "the same file"
    GUID = "the same identifier"
    ADDRESS = "the same address"
    TEXT = "the same title, day and text"


class Told(NamedTuple):
    """What a post says of itself."""

    id: int
    source: int
    is_local: bool
    is_own: bool
    """Whether its address is on the site of its source."""
    address: str
    """Its address in one spelling, where that can be its own, or empty."""
    identity: str
    """What no other post has: the file of a local one, or an identifier that is no address; or empty."""
    title: str
    microseconds: int
    """When it was published."""
    is_dated: bool
    """Whether it says so itself."""
    shares_address: bool
    """Whether another post of its source has the same address: then it is no permalink."""
    text: Callable[[], str]

    @property
    def permalink(self) -> str:
        """Its address where no other post of its source has it, or empty."""
        return "" if self.shares_address else self.address


def own_address(key: str, url: str) -> str:
    """A post's address in one spelling, where that can be its own, or empty.

    A link post has another's address, and an identifier that its own site has given it.
    """
    by = canonical.whose(key)
    return "" if by and not canonical.same_site(by, canonical.host(url)) else canonical.address(url)


def identifier(key: str, url: str) -> str:
    """A post's identifier in one spelling, where it is one in all the world and not only its address."""
    found = canonical.identifier(key)
    return "" if found and found == canonical.address(url) else found


def is_own(url: str, site: str) -> bool:
    """Whether an address is on a site, given by its host, that is of one blog."""
    host = canonical.host(url)
    return not {host, site} & _MANY_BLOGS and canonical.same_site(host, site)


def evidence(one: Told, other: Told) -> Evidence | None:
    """By what two posts are known to be one; None where that isn't certain."""
    if one.source == other.source:
        return None
    is_identified = bool(one.identity) and one.identity == other.identity
    if is_identified and one.is_local:
        return Evidence.FILE
    is_titled = likeness.same_title(one.title, other.title)
    if is_identified and (is_titled or _alike(one, other)):
        return Evidence.GUID
    if one.permalink and one.permalink == other.permalink and _same_at_address(one, other, is_titled):
        return Evidence.ADDRESS
    if is_titled and _same_day(one, other) and _same_text(one, other):
        return Evidence.TEXT
    return None


def compatible(one: Told, other: Told) -> bool:
    """Whether two posts can be one, though nothing proves it but a third post."""
    if one.source == other.source:
        return False
    if evidence(one, other):
        return True
    alike = _alike(one, other)
    if min(len(likeness.words(each.text())) for each in (one, other)) >= _CONTRADICTS and not alike:
        return False
    return alike or likeness.same_title(one.title, other.title)


def _same_at_address(one: Told, other: Told, is_titled: bool) -> bool:
    """Whether two posts at one address are one.

    On their own site title or text decides. Where one of them comes from elsewhere, it must say nothing
    of its own: else it speaks about the post.
    """
    if one.is_own and other.is_own:
        return is_titled or _alike(one, other)
    if likeness.same_text(one.text(), other.text()):
        return True
    if one.is_own == other.is_own:
        return is_titled and not (one.text().strip() and other.text().strip())
    own, foreign = (one, other) if one.is_own else (other, one)
    return is_titled and likeness.says_nothing_new(foreign.text(), own.text())


def _same_day(one: Told, other: Told) -> bool:
    apart = timedelta(microseconds=abs(one.microseconds - other.microseconds))
    return one.is_dated and other.is_dated and apart <= ONE_DAY


def _same_text(one: Told, other: Told) -> bool:
    title = min(likeness.title(one.title), likeness.title(other.title), key=len)
    if len(title) < likeness.LONG_TITLE:
        return False
    texts = one.text(), other.text()
    return all(len(likeness.words(text)) >= _LONG_TEXT for text in texts) and likeness.same_text(*texts)


def _alike(one: Told, other: Told) -> bool:
    return likeness.alike(one.text(), other.text())
