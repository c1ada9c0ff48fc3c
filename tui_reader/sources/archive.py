"""Where the posts are that have fallen out of a feed, one page after the other.

Nothing is fetched here. Who fetches asks for the next page with what the last one held, keeps the
marks of every page it has seen, and stops when there is none, or at a status that says so: WordPress
answers 404 after its last page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tui_reader.entries import RawFeed
from tui_reader.sources import addresses, tumblr


class ArchivePage(NamedTuple):
    """The page before the one that was read."""

    url: str
    """Absolute http(s). It comes from a document: it may not lead into this machine's network."""
    number: int
    """Its place in a row that is counted, the feed itself 1; 0 when only links lead there."""
    is_told: bool
    """The feed names it. False: where programs of its kind keep it, so it may not be there."""


def next_page(raw: RawFeed, url: str, generator: str = "", seen: Collection[str] = ()) -> ArchivePage | None:
    """Find the page with the posts before those of a page.

    Args:
        raw: The page: the feed itself, or a page of its archive.
        url: Where it came from.
        generator: What the feed itself says made it: the pages of an archive may say nothing.
        seen: The `marks` of every page before this one.

    Returns:
        The next page, or None: the feed is complete, this was the last page, or the trail has come
        to a page seen before.
    """
    # One page without posts is passed over where it names the next; the second is the first again.
    if raw.is_complete or _content_mark(raw) in seen:
        return None
    ends = _TOLD in seen or not raw.entries
    page = _told(raw, url) or (None if ends else _guessed(raw, url, generator or raw.generator))
    if page is None or not {_address_mark(page.url)}.isdisjoint({*seen, _address_mark(url)}):
        return None
    return page


def marks(raw: RawFeed, url: str) -> frozenset[str]:
    """What to remember of a page that was read, so that no trail goes round in circles.

    Short texts, to be stored as they are: the address, what was there, and whether links led on.
    """
    found = {_address_mark(url), _content_mark(raw)}
    return frozenset(found | {_TOLD} if _told(raw, url) else found)


_TOLD = "told"
"""Some page named the one before it: one that names none is the last."""


def _told(raw: RawFeed, url: str) -> ArchivePage | None:
    """RFC 5005: an archive goes on by `prev-archive`, a feed in pages by `next`, as JSON Feed's does."""
    base = raw.base_url or url
    for link in (raw.archive_url, raw.next_url):
        if address := addresses.absolute(base, link).partition("#")[0]:
            return ArchivePage(address, 0, is_told=True)
    return None


def _guessed(raw: RawFeed, url: str, generator: str) -> ArchivePage | None:
    made_by = generator.lower()
    if "wordpress" in made_by or _has_guids(raw, _WORDPRESS):
        return _counted(url, "paged")
    if made_by.startswith("blogger") or _has_guids(raw, _BLOGGER):
        return _blogger(raw, url)
    if made_by.startswith("tumblr") and raw.version != tumblr.VERSION:
        return ArchivePage(tumblr.older(url, len(raw.entries)), 0, is_told=False)
    return None


_WORDPRESS = re.compile(r"https?://[^?]+\?(?:p|page_id)=\d+$")
_BLOGGER = re.compile(r"tag:blogger\.com,1999:blog-\d+\.post-\d+$")


def _has_guids(raw: RawFeed, pattern: re.Pattern[str]) -> bool:
    """Whether the first entries are named as one program names them; plugins hide what made a feed."""
    return all(pattern.match(entry.guid) for entry in raw.entries[:3])


def _counted(url: str, parameter: str) -> ArchivePage:
    number = _parameter(url, parameter, 1) + 1
    return ArchivePage(_with_parameters(url, {parameter: str(number)}), number, is_told=False)


def _blogger(raw: RawFeed, url: str) -> ArchivePage | None:
    if "/feeds/" not in url:
        return None  # a copy of the feed on another host
    start = _parameter(url, "start-index", 1) + len(raw.entries)
    return ArchivePage(_with_parameters(url, {"start-index": str(start)}), 0, is_told=False)


def _parameter(url: str, name: str, default: int) -> int:
    digits = dict(parse_qsl(urlsplit(url).query)).get(name, "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else default


def _with_parameters(url: str, changed: dict[str, str]) -> str:
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in changed]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode([*query, *changed.items()]), ""))


def _address_mark(url: str) -> str:
    scheme, _, rest = url.partition("#")[0].partition("://")
    return f"url:{_digest(rest if rest else scheme)}"


def _content_mark(raw: RawFeed) -> str:
    return f"page:{_digest(*(entry.guid or entry.link or entry.title for entry in raw.entries))}"


def _digest(*texts: str) -> str:
    hashed = hashlib.blake2b(digest_size=8)
    for text in texts:
        hashed.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return hashed.hexdigest()
