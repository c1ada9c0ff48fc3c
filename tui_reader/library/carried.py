"""What comes with a post beside its text: sound, film, files, a picture.

It is shown above the text, and may be what the post mostly is.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import islice

from tui_reader.document import markdown_escape, media, plain
from tui_reader.entries import RawEntry
from tui_reader.models import Enclosure, Genre, StoredBody
from tui_reader.text.amounts import playing, size

MOST = 5
"""More files than this are the same one over and over, in every format there is."""

LOOKED_AT = 100
"""Files of a post: each is looked for in its text."""

SHORT = 100
"""Words below which what comes with a post is what it is about."""

_GENRES = {"Video": Genre.VIDEO, "Audio": Genre.AUDIO}
_KINDS = {"audio": "Audio", "video": "Video", "image": "Picture"}
_FLASH = "application/x-shockwave-flash"


def files(entry: RawEntry, body: str, words: int) -> Iterator[Enclosure]:
    """The files of an entry; of one that says little, also the picture it is illustrated with."""
    yield from entry.enclosures[:LOOKED_AT]
    says_little = words < SHORT and not entry.path
    if says_little and entry.image and not plain.shows_picture(body, entry.body_kind):
        yield Enclosure(entry.image, "image/*")


def genre(entry: RawEntry, body: str, words: int, enclosures: Sequence[Enclosure], url: str) -> Genre:
    """What a post mostly is.

    Args:
        entry: As it was met.
        body: Its text.
        words: Of its plain text.
        enclosures: Its files.
        url: Its own address.
    """
    if found := _GENRES.get(media.kind_of(url)):
        return found
    found = plain.genre_of(body, entry.body_kind, words)
    if found is not Genre.TEXT or words >= SHORT:
        return found
    kinds = [_kind(enclosure) for enclosure in enclosures]
    for kind in kinds:
        if kind in _GENRES:
            return _GENRES[kind]
    return Genre.PICTURE if "Picture" in kinds and words <= plain.FEW_WORDS else found


def above(body: StoredBody) -> str:
    """Cards for what the text doesn't name itself; a picture only where the text shows none."""
    return "\n\n".join(islice(_blocks(body), MOST))


def _blocks(body: StoredBody) -> Iterator[str]:
    page = body.base_url
    if (kind := media.kind_of(page)) and not _is_named(page, body.text):
        yield _card(kind, media.host_of(page), page)
    shows_picture = not body.enclosures or plain.shows_picture(body.text, body.kind)
    for enclosure in body.enclosures[:LOOKED_AT]:
        kind = _kind(enclosure)
        if enclosure.type == _FLASH or _is_named(enclosure.url, body.text):
            continue
        if kind != "Picture":
            told = " · ".join(
                filter(
                    None, (media.name_of(enclosure.url), playing(enclosure.seconds), size(enclosure.length))
                )
            )
            yield _card(kind, told, enclosure.url)
        elif not shows_picture:
            shows_picture = True
            yield f"![]({markdown_escape.destination(enclosure.url)})"


def _card(kind: str, told: str, url: str) -> str:
    return f"[{kind}: {markdown_escape.text(told, in_link=True)}]({markdown_escape.destination(url)})"


def _kind(enclosure: Enclosure) -> str:
    return _KINDS.get(enclosure.type.partition("/")[0]) or media.kind_of(enclosure.url) or "File"


def _is_named(url: str, text: str) -> bool:
    return url in text or html.escape(url) in text
