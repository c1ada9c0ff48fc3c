"""The files that a feed's entry carries, and the picture it is illustrated with."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.models import Enclosure
from tui_reader.sources import parsed
from tui_reader.sources.parsed import Fields


def enclosures(entry: Fields) -> tuple[Enclosure, ...]:
    """Enclosures of RSS and Atom, and what Media RSS names beside them, each address once."""
    found: dict[str, Enclosure] = {}
    for enclosure in (*_linked(entry), *_media(entry)):
        if enclosure.url:
            found.setdefault(enclosure.url, enclosure)
    return tuple(found.values())


def image(entry: Fields) -> str:
    """The address of the picture an entry is illustrated with, or empty."""
    return next(filter(None, _images(entry)), "")


def _images(entry: Fields) -> Iterator[str]:
    yield from (media.url for media in _all_media(entry) if _is_picture(media))
    yield from (parsed.text(each, "url") for each in parsed.each(entry, "media_thumbnail"))
    yield parsed.text(parsed.fields(entry.get("image")), "href")
    yield from (enclosure.url for enclosure in _linked(entry) if _is_picture(enclosure))


def _linked(entry: Fields) -> Iterator[Enclosure]:
    for link in parsed.each(entry, "links"):
        if parsed.text(link, "rel") == "enclosure":
            size = parsed.number(parsed.text(link, "length"))
            seconds = parsed.seconds(parsed.text(entry, "itunes_duration"))
            yield Enclosure(parsed.text(link, "href"), parsed.text(link, "type"), size, seconds)
    for content in parsed.each(entry, "content"):
        # Atom's content may lie elsewhere, as recordings do. feedparser calls it plain text unless told.
        media_type = parsed.text(content, "type")
        if media_type != "text/html":
            yield Enclosure(parsed.text(content, "src"), media_type.removeprefix("text/plain"))


def _media(entry: Fields) -> Iterator[Enclosure]:
    return (media for media in _all_media(entry) if not _is_picture(media))


def _all_media(entry: Fields) -> Iterator[Enclosure]:
    for media in parsed.each(entry, "media_content"):
        # Media RSS gives a MIME type, or only a medium: `image`, `audio`, `video`.
        medium = parsed.text(media, "medium")
        media_type = parsed.text(media, "type") or (f"{medium}/*" if medium else "")
        size, seconds = (parsed.text(media, name) for name in ("filesize", "duration"))
        yield Enclosure(parsed.text(media, "url"), media_type, parsed.number(size), parsed.seconds(seconds))


def _is_picture(media: Enclosure) -> bool:
    return media.type.startswith("image")
