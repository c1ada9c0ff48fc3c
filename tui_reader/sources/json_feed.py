"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read as tolerantly as feeds written by hand ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.errors import ParseError
from tui_reader.models import BodyKind, Enclosure
from tui_reader.sources import parsed, tumblr
from tui_reader.sources.decoding import text_of
from tui_reader.sources.shorten import LONGEST_BODY, LONGEST_TITLE

OURS = "_tui_reader"
"""The extension with what the format has no word for, in feeds that this program has written."""

_VERSION = re.compile(r"jsonfeed\.org/version/([\d.]+)")

_JSON = "This JSON can't be read: it is broken, or nested too deeply."
_ANOTHER = "Look on the site for its RSS or Atom feed."


def parse(body: bytes | str, url: str, limit: int = 2000) -> RawFeed:
    """Read a JSON Feed, or a page of Tumblr's archive.

    Args:
        body: The document.
        url: Where it came from.
        limit: The most items to take; a JSON Feed has its newest first.

    Returns:
        The feed, with an empty version when the JSON is something else.

    Raises:
        ParseError: It is no JSON, or JSON of a kind that can't be read.
    """
    document = _load(text_of(body, {}))
    if not isinstance(document, dict):
        return RawFeed()
    if isinstance(document.get("rss"), dict):
        raise ParseError("This is RSS written as JSON, which can't be read.", _ANOTHER)
    if tumblr.is_page(document):
        return tumblr.read(document, url, limit)
    version = _version(document)
    if not version:
        return RawFeed()
    items = _objects(document.get("items"))
    authors = _authors(document)
    return RawFeed(
        title=_text(document.get("title"))[:LONGEST_TITLE],
        site_url=_text(document.get("home_page_url")),
        description=_text(document.get("description")),
        authors=authors,
        language=_text(document.get("language")),
        base_url=url,
        version=version,
        next_url=_text(document.get("next_url")),
        entries=tuple(_entry(item, authors, _text(document.get("language"))) for item in items[:limit]),
        notes=_notes(document, len(items), limit),
    )


def _load(text: str) -> object:
    """Read JSON without surprises: numbers stay as written, so that none is too large to read."""
    try:
        loaded: object = json.loads(
            text.lstrip("\ufeff \t\r\n"), parse_int=str, parse_float=str, parse_constant=lambda _name: None
        )
    except (ValueError, RecursionError):
        raise ParseError(_JSON, _ANOTHER) from None
    return loaded


def _version(document: Mapping[str, object]) -> str:
    """`json10`, `json11`, `json` for one yet to come; empty when it is no JSON Feed."""
    if found := _VERSION.search(_text(document.get("version"))):
        return {"1": "json10", "1.0": "json10", "1.1": "json11"}.get(found[1].rstrip("."), "json")
    # Some forget the version, but nothing else has items with these contents.
    items = _objects(document.get("items"))
    return "json" if any("content_html" in item or "content_text" in item for item in items[:3]) else ""


def _entry(item: Mapping[str, object], inherited: tuple[str, ...], language: str) -> RawEntry:
    html, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    summary = _text(item.get("summary"))
    body = html or plain or summary
    return RawEntry(
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title"))[:LONGEST_TITLE],
        authors=_authors(item) or inherited,
        tags=_texts(item.get("tags")),
        categories=_texts(ours.get("categories")) if isinstance(ours := item.get(OURS), dict) else (),
        published=_text(item.get("date_published")) or _text(item.get("date_modified")) or None,
        updated=_text(item.get("date_modified")) or None,
        summary=summary if summary != body else "",
        body=body[:LONGEST_BODY],
        body_kind=BodyKind.HTML if html else BodyKind.TEXT,
        enclosures=tuple(_enclosures(item)),
        image=_text(item.get("image")) or _text(item.get("banner_image")),
        language=_text(item.get("language")) or language,
    )


def _enclosures(item: Mapping[str, object]) -> Iterable[Enclosure]:
    for attachment in _objects(item.get("attachments")):
        if url := _text(attachment.get("url")):
            size = _text(attachment.get("size_in_bytes")).partition(".")[0]
            seconds = parsed.seconds(_text(attachment.get("duration_in_seconds")))
            yield Enclosure(url, _text(attachment.get("mime_type")), parsed.number(size), seconds)


def _authors(holder: Mapping[str, object]) -> tuple[str, ...]:
    """Names of `authors` (1.1), or of `author` (1.0), which some write as a plain string."""
    given = _list(holder.get("authors")) or [holder.get("author")]
    names = (_text(author.get("name")) if isinstance(author, dict) else _text(author) for author in given)
    return tuple(filter(None, names))


def _notes(document: Mapping[str, object], count: int, limit: int) -> tuple[str, ...]:
    notes = [f"Of {count} posts the first {limit} were taken."] if count > limit else []
    if "items" in document and not isinstance(document["items"], list):
        notes.append("The feed's items are no list, so it has no posts.")
    return tuple(notes)


def _text(value: object) -> str:
    """A string as it is; a number, which came as its digits, too. Anything else is no text."""
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, _list(value))))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _objects(value: object) -> list[dict[str, object]]:
    return [each for each in _list(value) if isinstance(each, dict)]
