"""Where a site's feeds may be: what its pages name, and where feeds usually are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from tui_reader.sources import addresses, feed_link
from tui_reader.sources.decoding import text_of
from tui_reader.sources.feed_link import FeedLink
from tui_reader.sources.known_hosts import feed_of_page, known_feed

__all__ = ["USUAL_PATHS", "FeedLink", "feed_links", "feed_of_page", "known_feed", "mentioned", "usual_feeds"]

USUAL_PATHS = (
    "/feed",
    "/rss",
    "/atom.xml",
    "/index.xml",
    "/feed.xml",
    "/rss.xml",
    "/feed.json",
    "/feeds/posts/default",
    "/index.rdf",
    "/blog/feed",
    "/blog/index.xml",
    "/blog/atom.xml",
    "/blog/feed.xml",
    "/blog/rss.xml",
    "/posts/index.xml",
)
"""Where feeds usually are, in the order worth asking: WordPress, Ghost and Substack, then the generators
of static sites, then what is rare."""

_MOST = 50
"""More feeds than this is not a page that names its feeds."""

_MOST_MENTIONED = 8

_LONGEST = 2 * 1024 * 1024


def feed_links(html: bytes | str, url: str) -> tuple[FeedLink, ...]:
    """Feeds that a page names in `<link rel="alternate">`, the best first.

    Best is what holds the posts of the whole site: feeds of comments, of single topics and of other
    hosts come last. Of one feed in several formats Atom and JSON Feed come first, since generators
    put whole posts into them and only summaries into RSS. Else the page's own order stands.

    Args:
        html: The page.
        url: Where it came from, the base of its links unless it has a `<base>`.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(_tags_only(text_of(html, {})))
    base = url
    if (stated := page.css_first("base[href]")) is not None:
        base = addresses.absolute(url, stated.attributes.get("href") or "") or url
    found: dict[str, FeedLink] = {}
    for link in page.css("link[rel][href]"):
        for named in _named(link.attributes, base):
            found.setdefault(named.url, named)
    return feed_link.ranked(list(found.values())[:_MOST], url)


def mentioned(html: bytes | str, url: str) -> tuple[str, ...]:
    """Addresses of the same site that look like a feed's and are only linked to, for people to click."""
    hrefs = dict.fromkeys(_unquoted(tag["href"]) for tag in _ANCHOR.finditer(text_of(html, {})[:_LONGEST]))
    likely = [href for href in hrefs if _LOOKS_LIKE_FEED.search(href.partition("#")[0])]
    joined = (addresses.absolute(url, href).partition("#")[0] for href in likely[:_MOST])
    near = dict.fromkeys(address for address in joined if address and feed_link.is_near(address, url))
    return tuple(sorted(near, key=feed_link.is_about_comments)[:_MOST_MENTIONED])


def usual_feeds(url: str) -> tuple[str, ...]:
    """The usual addresses of the feeds of the site a page belongs to; below `/~jane/` or `/blog/` first.

    Not below any other page: in WordPress every post has a feed of its own, of its comments.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    root = f"{parts.scheme}://{parts.netloc}"
    first = parts.path.split("/")[1] if parts.path else ""
    below = USUAL_PATHS[:_MOST_BELOW] if first.startswith("~") or first.lower() in _BLOGS else ()
    return tuple(
        dict.fromkeys([*(f"{root}/{first}{path}" for path in below), *(root + path for path in USUAL_PATHS)])
    )


_BLOGS = frozenset({"articles", "blog", "journal", "log", "news", "notes", "posts", "weblog", "writing"})
_MOST_BELOW = 7


# A tag ends at the first > outside its quotes. In comments and scripts there are no tags.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<script\b.*?(?:</script|\Z)|<(?P<name>link|base)(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"""<a\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*?\bhref\s*=\s*(?P<href>"[^"<>]*"|'[^'<>]*'|[^\s<>"']+)""",
    re.IGNORECASE,
)
_LOOKS_LIKE_FEED = re.compile(
    r"/(?:feed|rss|atom|index)(?:\.(?:xml|rss|atom|rdf|json))?/?$|\.(?:rss|atom|rdf)$|/feeds?/[^?]*$|[?&](?:feed|format)=(?:rss|atom)",
    re.IGNORECASE,
)


def _tags_only(html: str) -> str:
    """The few tags that matter: of a page with 100,000 nested tags lexbor makes a tree in two minutes."""
    return "".join(found[0] for found in _TAG.finditer(html[:_LONGEST]) if found["name"])


# Types that other things have too: only a title or an address tells.
_VAGUE_TYPES = {"application/json", "application/xml", "text/xml"}
_HINTS = ("feed", "rss", "atom")


def _named(attributes: dict[str, str | None], base: str) -> Iterator[FeedLink]:
    relations = (attributes.get("rel") or "").lower().split()
    media_type = (attributes.get("type") or "").partition(";")[0].strip().lower()
    title = attributes.get("title") or ""
    address = addresses.absolute(base, attributes.get("href") or "")
    if address and "alternate" in relations and _is_feed(media_type, f"{title} {address}"):
        yield FeedLink(address, title, media_type)


def _is_feed(media_type: str, words: str) -> bool:
    if media_type in _VAGUE_TYPES:
        return any(hint in words.lower() for hint in _HINTS)
    return media_type in feed_link.TYPES


def _unquoted(href: str) -> str:
    return unescape(href.strip("\"'"))
