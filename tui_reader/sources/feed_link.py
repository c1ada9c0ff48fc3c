"""Feeds as a page names them, and which of them somebody wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit


class FeedLink(NamedTuple):
    """A feed as a page names it."""

    url: str
    """Absolute, http(s)."""
    title: str
    """As written: not safe to show."""
    type: str


TYPES = {
    "application/atom+xml": 0,
    "application/x.atom+xml": 0,
    "application/x-atom+xml": 0,
    "application/feed+json": 1,
    "application/json": 1,
    "application/rss+xml": 2,
    "application/xml": 2,
    "text/xml": 2,
    "application/rdf+xml": 3,
}
"""Formats, the fullest first."""


def ranked(links: Iterable[FeedLink], page: str) -> tuple[FeedLink, ...]:
    """Feeds in the order of how likely somebody wants them; see `discover.feed_links`.

    Args:
        links: In the page's order.
        page: The page's address.
    """
    first_of_name: dict[str, int] = {}
    ranks = {}
    for place, link in enumerate(links):
        same = first_of_name.setdefault(_without_format(link.title), place)
        ranks[link] = (
            is_about_comments(f"{link.title} {urlsplit(link.url).path}"),
            not is_near(link.url, page),
            _is_part(link, page),
            _is_short(link.title),
            same,
            TYPES.get(link.type, 2),
            place,
        )
    return tuple(sorted(ranks, key=ranks.__getitem__))


def apart(links: Sequence[FeedLink]) -> tuple[bool, ...]:
    """Of each feed whether it holds other posts than those before it: not the same in another format.

    Feeds of comments hold no posts at all.
    """
    met: set[str] = set()
    found = []
    for link in links:
        name = _name(link)
        comments = is_about_comments(f"{link.title} {urlsplit(link.url).path}")
        found.append(name not in met and not comments)
        met.add(name)
    return tuple(found)


def format_name(link: FeedLink) -> str:
    """What people call the format: "RSS", "Atom", "JSON Feed"; empty where the type doesn't tell."""
    return _FORMATS.get(link.type, "")


def _name(link: FeedLink) -> str:
    """What a feed is called but for its format; by its address where its title says no more than that."""
    return _without_format(link.title) or _without_format(urlsplit(link.url).path)


def _without_format(words: str) -> str:
    return _FORMAT_WORDS.sub("", words.lower())


_FORMATS = {
    "application/atom+xml": "Atom",
    "application/x.atom+xml": "Atom",
    "application/x-atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/json": "JSON Feed",
    "application/rss+xml": "RSS",
    "application/rdf+xml": "RSS",
}

# What only tells the format: "RSS 2.0" and "Atom 1.0" name one feed twice.
_FORMAT_WORDS = re.compile(r"\b(?:rss|atom|json|rdf|xml|feeds?|index)\b|[\d.]+|\W+")

_COMMENTS = ("comment", "kommentar", "commentaire", "comentario", "reacties")
_PARTS = frozenset({"author", "category", "categories", "tag", "tags", "topic", "topics"})
_SHORT = ("excerpt", "headline", "summaries", "summary", "podcast")


def is_about_comments(words: str) -> bool:
    """Whether a title or an address is that of a feed of comments."""
    return any(comments in words.lower() for comments in _COMMENTS)


def _is_part(link: FeedLink, page: str) -> bool:
    """A single topic's feed, on a page that is not that topic's."""
    named, here = urlsplit(link.url).path.lower().split("/"), urlsplit(page).path.lower().split("/")
    return bool(_PARTS.intersection(named)) and not _PARTS.intersection(here)


def _is_short(title: str) -> bool:
    return any(word in title.lower() for word in _SHORT)


def is_near(address: str, page: str) -> bool:
    """Whether the hosts are the same, or one lies below the other: blog.example.org and www.example.org."""
    one, other = (_bare_host(each) for each in (address, page))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _bare_host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
