"""A page that is no feed, names none and marks no posts, read as the one post that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.errors import ParseError
from tui_reader.models import BodyKind
from tui_reader.sources import full_text, page_tree
from tui_reader.sources.decoding import text_of
from tui_reader.sources.microformats import Page
from tui_reader.sources.shorten import LONGEST_BODY, LONGEST_TITLE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

VERSION = "page"

NOTE = "The page names no feed: it is read as the one post that it is."

# Nothing but what holds it comes before it.
_HEADING = re.compile(
    r"((?:\s*<(?:html|body|div|article|main|section|header)\b[^<>]*>)*\s*)<h1\b[^<>]*>(.{0,2000}?)</h1>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")

_PUBLISHED = ("article:published_time", "datePublished", "dc.date.issued", "dc.date", "date")


def parse(html: bytes | str, headers: Mapping[str, str], url: str) -> RawFeed:
    """Read the article in a page.

    Args:
        html: The page.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from.

    Returns:
        A feed of one post, with an empty version when the page holds no article.
    """
    text = text_of(html, headers)
    try:
        article = full_text.extract(text, {}, url)
    except ParseError:
        return RawFeed()
    tree = page_tree.tree(text)
    if tree is None:
        return RawFeed()
    page = Page(tree, url)
    title, body = _titled(_stated(tree, "og:title") or page.title(), article.html)
    author = _stated(tree, "author", "article:author")
    entry = RawEntry(
        guid=url,
        link=url,
        title=title[:LONGEST_TITLE],
        authors=(author,) if author and not author.startswith(("http://", "https://")) else (),
        published=_stated(tree, *_PUBLISHED) or _dated(tree) or None,
        body=body[:LONGEST_BODY],
        body_kind=BodyKind.HTML,
        base_url=article.base_url,
        language=page.language(),
        notes=(NOTE,),
    )
    return RawFeed(
        title=(_stated(tree, "og:site_name") or page.title())[:LONGEST_TITLE],
        site_url=url,
        base_url=article.base_url,
        version=VERSION,
        entries=(entry,),
    )


def _titled(title: str, html: str) -> tuple[str, str]:
    """The title of an article, and the article without the heading that only says it again."""
    found = _HEADING.match(html)
    heading = " ".join(unescape(_TAG.sub(" ", found[2])).split()) if found else ""
    if found is None or not heading or (title and heading not in title):
        return title, html
    return heading, found[1] + html[found.end() :]  # the rest of the title is the name of the site


def _stated(tree: LexborHTMLParser, *names: str) -> str:
    """What the page says of itself under the first of these names that says anything."""
    for name in names:
        for kind in ("property", "name", "itemprop"):
            node = tree.css_first(f'meta[{kind}="{name}"][content]')
            if node and (told := " ".join((node.attributes.get("content") or "").split())):
                return told
    return ""


def _dated(tree: LexborHTMLParser) -> str:
    """The moment of the one `time` of a page; several are those of others."""
    nodes = tree.css("time[datetime]")
    return (nodes[0].attributes.get("datetime") or "") if len(nodes) == 1 else ""
