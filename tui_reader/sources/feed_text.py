"""Which of the texts of a feed's entry is the post, and which tells about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui_reader.models import BodyKind
from tui_reader.sources import parsed
from tui_reader.sources.parsed import Fields

_MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})

_NO_TEXT = frozenset({"image", "audio", "video", "font", "model"})

_LONG_SUMMARY = 500

_OF_YOUTUBE = "yt:video:"


class Part(NamedTuple):
    """A text of an entry."""

    value: str = ""
    type: str = "text/html"
    """MIME type, as feedparser spells it."""
    language: str = ""

    @property
    def kind(self) -> BodyKind:
        """The language it is written in. HTML where the feed does not say: RSS never does."""
        if self.type in _MARKDOWN:
            return BodyKind.MARKDOWN
        return BodyKind.TEXT if self.type == "text/plain" else BodyKind.HTML

    @property
    def is_text(self) -> bool:
        """Atom can carry a picture or a recording as its content."""
        return bool(self.value) and self.type.partition("/")[0] not in _NO_TEXT


def body_and_summary(entry: Fields) -> tuple[Part, Part]:
    """The full text before the summary; a lone summary is the text, and then there is no summary.

    feedparser files a second description as content too, such as an `itunes:summary` or the caption
    in a `media:description`: beside a long description one that is much shorter is no full text, and
    plain text beside markup is what is told of its pictures.
    """
    contents = filter(lambda part: part.is_text, map(_part, parsed.each(entry, "content")))
    full = max(contents, key=_worth, default=Part())
    detail = parsed.fields(entry.get("summary_detail"))
    summary = _part(detail)._replace(value=parsed.text(entry, "summary"))
    if parsed.text(entry, "id").startswith(_OF_YOUTUBE):
        summary = summary._replace(type="text/plain")  # written in lines, which mean something
    if _is_caption(full, summary, entry):
        return summary, Part()
    if not full.value or len(summary.value) > max(_LONG_SUMMARY, 2 * len(full.value)):
        full, summary = summary, full
    return full, summary if summary.value != full.value else Part()


def _is_caption(full: Part, summary: Part, entry: Fields) -> bool:
    return full.type == "text/plain" and "media_content" in entry and bool(_TAG.search(summary.value))


_TAG = re.compile(r"</?[a-zA-Z]")


def _worth(part: Part) -> tuple[bool, int]:
    return part.type != "text/plain", len(part.value)


def _part(content: Fields) -> Part:
    return Part(
        parsed.text(content, "value"),
        parsed.text(content, "type") or "text/html",
        parsed.text(content, "language"),
    )
