"""Which feeds a page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tui_reader.sources.decoding import text_of

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/x.atom+xml",
    "application/x-atom+xml",
}
# Types that other things have too: only a title or an address tells.
_VAGUE_TYPES = {"application/json", "application/xml", "text/xml"}
_HINTS = ("feed", "rss", "atom")
_COMMENTS = ("comment", "kommentar", "commentaire", "comentario")

_MOST = 50
"""More feeds than this is not a page that names its feeds."""

_LONGEST = 2 * 1024 * 1024

# A tag ends at the first > outside its quotes. In comments and scripts there are no tags.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<script\b.*?(?:</script|\Z)|<(?P<name>link|base)(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""",
    re.DOTALL | re.IGNORECASE,
)


class FeedLink(NamedTuple):
    """A feed as a page names it."""

    url: str
    """Absolute, http(s)."""
    title: str
    """As written: not safe to show."""
    type: str


def feed_links(html: bytes | str, url: str) -> tuple[FeedLink, ...]:
    """Feeds that a page names in `<link rel="alternate">`, in its order, feeds of comments last.

    Args:
        html: The page.
        url: Where it came from, the base of its links unless it has a `<base>`.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(_links_only(text_of(html, {})))
    base = url
    if (stated := page.css_first("base[href]")) is not None:
        base = _joined(url, stated.attributes.get("href") or "") or url
    found: dict[str, FeedLink] = {}
    for link in page.css("link[rel][href]"):
        for named in _named(link.attributes, base):
            found.setdefault(named.url, named)
    return tuple(sorted(list(found.values())[:_MOST], key=_is_comments))


def _links_only(html: str) -> str:
    """The few tags that matter: of a page with 100,000 nested tags lexbor makes a tree in two minutes."""
    return "".join(found[0] for found in _TAG.finditer(html[:_LONGEST]) if found["name"])


def _named(attributes: dict[str, str | None], base: str) -> Iterator[FeedLink]:
    relations = (attributes.get("rel") or "").lower().split()
    media_type = (attributes.get("type") or "").partition(";")[0].strip().lower()
    title = attributes.get("title") or ""
    address = _joined(base, attributes.get("href") or "")
    if address and "alternate" in relations and _is_feed(media_type, f"{title} {address}"):
        yield FeedLink(address, title, media_type)


def _is_feed(media_type: str, words: str) -> bool:
    if media_type in _FEED_TYPES:
        return True
    return media_type in _VAGUE_TYPES and any(hint in words.lower() for hint in _HINTS)


def _is_comments(link: FeedLink) -> bool:
    words = f"{link.title} {urlsplit(link.url).path}".lower()
    return any(comments in words for comments in _COMMENTS)


def _joined(base: str, href: str) -> str:
    try:
        address = urljoin(base, "".join(href.split()))
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""
