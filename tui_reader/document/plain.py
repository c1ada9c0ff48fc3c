"""The plain text of Markdown, and what a post mostly is: quick looks at the source, no parse.

Made for every post of a folder when it is indexed, so it must cost microseconds;
what is shown to a reader never comes from here.
"""

from __future__ import annotations

import re

from tui_reader.models import BodyKind, Genre

FEW_WORDS = 12
"""A picture with so many words, its source or a caption, is still a picture."""

# Every part is bounded or stops at its own opening, so that no text takes quadratic time.
_PICTURE = re.compile(
    r"!\[[^\[\]]{0,1000}\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]{0,1000}\")?\)|\[[^\[\]]{0,200}\])"
)
_LINK = re.compile(
    r"\[([^\[\]]{1,1000})\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]{0,1000}\")?\)|\[[^\[\]]{0,200}\])"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:.*$", re.MULTILINE)
_TAG = re.compile(r"<!--[^<>]*-->|</?[a-zA-Z][^<>]{0,1000}>")
_LINE_MARKS = re.compile(
    r"^[ \t>]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)])(?=[ \t])|(?:```|~~~).*$|[-=*_ ]{3,}$)?", re.MULTILINE
)
_EMPHASIS = re.compile(r"[*`]+|~~|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")

_PICTURE_ELEMENT = re.compile(r"<img\b(?![^<>]*\b(?:width|height)=[\"']?[01][\"'\s>])", re.IGNORECASE)
_VIDEO = re.compile(
    r"<(?:video|iframe)\b|https?://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch|embed|shorts)|youtu\.be/"
    r"|(?:player\.)?vimeo\.com/)|\.(?:mp4|webm|mov)\b",
    re.IGNORECASE,
)


def plain_text(markdown: str) -> str:
    """Take the markup out of Markdown: words for counting, summarizing and searching, on one line."""
    text = markdown
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _PICTURE.sub(" ", text))
    if "]:" in text:
        text = _DEFINITION.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(_EMPHASIS.sub("", _LINE_MARKS.sub("", text)).split())


def genre_of(body: str, kind: BodyKind, words: int) -> Genre:
    """Say what a post mostly is: a picture or a video with next to no words, or text.

    Args:
        body: As it arrived.
        kind: Its language.
        words: Of its plain text.
    """
    if words > FEW_WORDS or kind is BodyKind.TEXT:
        return Genre.TEXT
    if _VIDEO.search(body):
        return Genre.VIDEO
    if _PICTURE_ELEMENT.search(body) or (kind is BodyKind.MARKDOWN and _PICTURE.search(body)):
        return Genre.PICTURE
    return Genre.TEXT
