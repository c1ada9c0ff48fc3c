"""RSS 0.9x to 2.0, RDF, CDF and Atom, by feedparser: from a document to entries as they were written."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.sax import SAXException

from tui_reader.errors import ParseError
from tui_reader.models import BodyKind, Enclosure, RawEntry, RawFeed
from tui_reader.sources import tidy
from tui_reader.sources.decoding import text_of

LONGEST_BODY = 5 * 1024 * 1024
"""Characters of a post that are kept."""

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
_MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})

_Fields = Mapping[str, object]


def parse(body: bytes | str, headers: Mapping[str, str], url: str, limit: int = 2000) -> RawFeed:
    """Parse a feed written in XML.

    Nothing is fetched, opened or expanded: feedparser gets a stream of bytes, never a string that
    could be an address or a path, and drops external and nested entities.

    Args:
        body: The document.
        headers: Response headers, names in lower case; empty for a file.
        url: Where it came from, the base of its relative links.
        limit: The most entries to take, the newest.

    Returns:
        What was found, with an empty version when it is no feed.

    Raises:
        ParseError: feedparser failed on it.
    """
    tidied = tidy.tidy(text_of(body, headers), limit)
    parsed = _parsed(tidied.text, headers, url)
    about = _fields(parsed.get("feed"))
    entries = [_fields(entry) for entry in _list(parsed.get("entries"))][:limit]
    version = _text(parsed, "version") or ("cdf" if entries and tidied.is_channel else "")
    authors = tuple(_authors(about))
    inherited = authors if version.startswith("atom") else ()
    base = _base(about, url)
    return RawFeed(
        title=_text(about, "title"),
        site_url=_link(about),
        description=_text(about, "subtitle"),
        authors=authors,
        language=_text(about, "language"),
        base_url=base or url,
        version=version,
        entries=tuple(_entry(entry, inherited, url) for entry in entries),
        notes=tidied.notes,
    )


def _parsed(text: str, headers: Mapping[str, str], url: str) -> _Fields:
    import feedparser

    # The text is decoded by now: saying so keeps feedparser from guessing, and from codecs that raise.
    told = {
        "content-type": "application/xml; charset=utf-8",
        "content-location": url,
        "content-language": headers.get("content-language", ""),
    }
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        parsed: dict[str, object] = feedparser.parse(
            stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _broken() from error
    except (RecursionError, SAXException) as error:
        raise _broken() from error
    return parsed


def _broken() -> ParseError:
    return ParseError(
        "This feed can't be read: its XML is broken.", "Look on the site for another of its feeds."
    )


def _entry(entry: _Fields, inherited: tuple[str, ...], url: str) -> RawEntry:
    body, summary = _body_and_summary(entry)
    published = _text(entry, "published") or _text(entry, "created")
    updated = _text(entry, "updated")
    return RawEntry(
        guid=_text(entry, "id"),
        link=_link(entry),
        title=_text(entry, "title"),
        title_is_html=_text(_fields(entry.get("title_detail")), "type") in _MARKUP,
        authors=tuple(_authors(entry)) or inherited,
        categories=tuple(_terms(entry)),
        published=published or updated or None,
        updated=updated or None,
        summary=summary.value,
        body=body.value[:LONGEST_BODY],
        body_kind=body.kind,
        base_url=_base(entry, url),
        enclosures=tuple(_enclosures(entry)),
        image=_image(entry),
        language=body.language,
    )


class _Part(NamedTuple):
    """A text of an entry with its type."""

    value: str = ""
    type: str = "text/html"
    language: str = ""

    @property
    def kind(self) -> BodyKind:
        if self.type in _MARKDOWN:
            return BodyKind.MARKDOWN
        return BodyKind.TEXT if self.type == "text/plain" else BodyKind.HTML


def _body_and_summary(entry: _Fields) -> tuple[_Part, _Part]:
    """The full text before the summary; a lone summary is the text.

    feedparser also files a second description as content (`itunes:summary`, the caption in
    `media:description`): one that is much shorter than a long first one is no full text.
    """
    parts = [_part(_fields(content)) for content in _list(entry.get("content"))]
    full = max((part for part in parts if part.value), key=_worth, default=_Part())
    detail = _fields(entry.get("summary_detail"))
    summary = _part(detail)._replace(value=_text(entry, "summary"))
    if not full.value or (len(summary.value) > 500 and len(summary.value) > 2 * len(full.value)):
        full, summary = summary, full
    return full, _Part() if summary.value == full.value else summary


def _worth(part: _Part) -> tuple[bool, int]:
    return part.type != "text/plain", len(part.value)


def _part(content: _Fields) -> _Part:
    return _Part(_text(content, "value"), _text(content, "type") or "text/html", _text(content, "language"))


def _link(fields: _Fields) -> str:
    """The permalink: `link`, or the first alternate; a guid stands in only when it is an address."""
    links = [_fields(each) for each in _list(fields.get("links"))]
    alternates = (_text(each, "href") for each in links if _text(each, "rel") in ("alternate", ""))
    candidates = (_text(fields, "link"), *alternates)
    return next((each for each in candidates if each.startswith(("http://", "https://"))), candidates[0])


def _authors(fields: _Fields) -> Iterator[str]:
    """Names, and an e-mail address only where there is no name."""
    for author in map(_fields, _list(fields.get("authors"))):
        name = _text(author, "name") or _text(author, "email")
        if name:
            yield name


def _terms(entry: _Fields) -> Iterable[str]:
    tags = map(_fields, _list(entry.get("tags")))
    return dict.fromkeys(filter(None, (_text(tag, "label") or _text(tag, "term") for tag in tags)))


def _enclosures(entry: _Fields) -> Iterable[Enclosure]:
    found: dict[str, Enclosure] = {}
    links = (_fields(each) for each in _list(entry.get("links")))
    for link in (each for each in links if _text(each, "rel") == "enclosure"):
        enclosure = Enclosure(_text(link, "href"), _text(link, "type"), _size(_text(link, "length")))
        found.setdefault(enclosure.url, enclosure)
    for media in _media(entry):
        enclosure = Enclosure(_text(media, "url"), _media_type(media), _size(_text(media, "filesize")))
        if not enclosure.type.startswith("image"):
            found.setdefault(enclosure.url, enclosure)
    found.pop("", None)
    return found.values()


def _image(entry: _Fields) -> str:
    pictures = (_text(media, "url") for media in _media(entry) if _media_type(media).startswith("image"))
    thumbnails = (_text(_fields(each), "url") for each in _list(entry.get("media_thumbnail")))
    stated = _text(_fields(entry.get("image")), "href")
    return next(filter(None, (*pictures, *thumbnails, stated)), "")


def _media(entry: _Fields) -> Iterator[_Fields]:
    return map(_fields, _list(entry.get("media_content")))


def _media_type(media: _Fields) -> str:
    """Media RSS gives a MIME type, or only a medium: `image`, `audio`, `video`."""
    medium = _text(media, "medium")
    return _text(media, "type") or (f"{medium}/*" if medium else "")


def _size(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _base(fields: _Fields, url: str) -> str:
    """What `xml:base` says, or empty: feedparser hands it on with every text it finds."""
    details = [*_list(fields.get("content")), fields.get("summary_detail"), fields.get("title_detail")]
    bases = (_text(_fields(detail), "base") for detail in (*details, fields.get("subtitle_detail")))
    return next((base for base in bases if base and base != url), "")


def _text(fields: _Fields, key: str) -> str:
    # feedparser's own look-up warns about `updated` and renames keys: only the plain one is wanted.
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value if isinstance(value, str) else ""


def _fields(value: object) -> _Fields:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
