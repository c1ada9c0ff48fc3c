"""A page read as a feed: h-feed and h-entry (microformats.org), and the older hAtom of many themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.models import BodyKind, Enclosure
from tui_reader.sources import page_tree
from tui_reader.sources.decoding import text_of
from tui_reader.sources.microformats import Item, Page
from tui_reader.sources.shorten import LONGEST_BODY, LONGEST_TITLE

VERSION = "hfeed"

MOST = 200
"""Entries of one page."""


def parse(html: bytes | str, headers: Mapping[str, str], url: str, limit: int = MOST) -> RawFeed:
    """Read the posts that a page itself holds: the last resort where a site has no feed.

    Args:
        html: The page.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from, the base of its links unless it has a `<base>`.
        limit: The most entries to take.

    Returns:
        The posts in the page's order, with an empty version when it marks none.
    """
    text = text_of(html, headers)
    tree = page_tree.tree(text) if "h-entry" in text or "hentry" in text else None
    if tree is None:
        return RawFeed()
    page = Page(tree, url)
    feed = page.feed()
    authors = _authors(feed) if feed else ()
    found = page.entries()[: min(limit, MOST)]
    return RawFeed(
        title=((feed.text("name") if feed else "") or page.title())[:LONGEST_TITLE],
        site_url=url if found else "",
        authors=authors,
        language=page.language(),
        base_url=page.base,
        version=VERSION if found else "",
        next_url=page.linked("next"),
        entries=tuple(_entry(item, authors) for item in found),
    )


def _entry(item: Item, inherited: tuple[str, ...]) -> RawEntry:
    link, content = item.address("url"), item.markup("content")
    summary, image = item.text("summary"), item.address("photo") or item.address("featured")
    published, updated = item.moment("published"), item.moment("updated")
    body = content or summary
    return RawEntry(
        guid=item.address("uid") or link,
        link=link,
        title=_title(item),
        authors=_authors(item) or inherited,
        categories=tuple(dict.fromkeys(filter(None, item.texts("category")))),
        published=published or updated or None,
        updated=updated or None,
        summary=summary if summary != body else "",
        body=(body or (f'<img src="{_quoted(image)}">' if image else ""))[:LONGEST_BODY],
        body_kind=BodyKind.HTML if content or not summary else BodyKind.TEXT,
        enclosures=tuple(_enclosures(item)),
        image=image,
    )


def _title(item: Item) -> str:
    """A note has no title: its name is its text over again, or the beginning of it."""
    name, text = item.text("name"), item.text("content")
    if not name:
        return "" if text or item.text("summary") else item.words()[:LONGEST_TITLE]
    is_note = name == text or (name.endswith("…") and text.startswith(name.rstrip(" …")))
    return "" if is_note else name[:LONGEST_TITLE]


def _authors(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, item.names("author"))))


def _enclosures(item: Item) -> Iterator[Enclosure]:
    for kind in ("audio", "video"):
        yield from (Enclosure(url, f"{kind}/*") for url in item.addresses(kind))


def _quoted(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "%22")
