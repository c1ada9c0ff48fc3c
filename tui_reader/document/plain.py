"""The plain text of Markdown, and what a post mostly is: quick looks at the source, no parse.

Made for every post of a folder when it is indexed, so it must cost microseconds;
what is shown to a reader never comes from here.
"""

from __future__ import annotations

import html
import re

from tui_reader.models import BodyKind, Genre
from tui_reader.text import comments

FEW_WORDS = 12
"""A picture with so many words, its source or a caption, is still a picture."""

# Each begins with a character the regular expression engine looks for by itself, which is what makes
# them quick, and each part is bounded or stops at its own opening, so that no text takes quadratic time.
_AIM = r"(?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+[\"'(][^\"'()\n]{0,500}[\"')])?\)|\[[^\[\]]{0,200}\])"
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,1000}}\]{_AIM}")
_LINK = re.compile(rf"\[([^\[\]]{{1,1000}})\]{_AIM}")
_SHORTCODE = re.compile(
    r"\{(?:\{[<%][^{}]{0,500}[>%]\}|%[^{}%]{0,500}%|\{-?\s*[\w.]+[^{}]{0,200}\}|/\*[^*]{0,500}\*/)\}"
)
# At the top of MDX, where alone they are no code that somebody writes about.
_IMPORTS = re.compile(r"(?:\s*\nimport (?:[^\n'\"]{1,200} from )?['\"][^'\"\n]{1,200}['\"];?(?=\n))+")
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\](?!\()")
_DEFINITION = re.compile(r"\n {0,3}\[[^\[\]\n]{1,200}\]:[^\n]*")
_FENCE = re.compile(r"\n[ \t>]{0,20}(?:```|~~~)[^\n]*")
_TAG = re.compile(r"<(?:!--[^<>]*--|/?[a-zA-Z][^<>]{0,1000})>")
_LINE_MARK = re.compile(r"\n[ \t]{0,20}(?:>[ \t]?){0,9}(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t](?:\[[ xX]\][ \t])?")
_DASHES = re.compile(r"\n[ \t>|:]*[-=*_][-=*_ \t|:]*(?=\n)")
_UNDERSCORES = re.compile("__*")
_QUOTE = re.compile(r"\n[ \t]{0,3}(?:>[ \t]?)+")
_ESCAPE = re.compile(r"\\([!-/:-@[-`{-~])")

# Where characters that were escaped wait until the markup is gone: a plane nobody writes in.
_ASIDE = 0x10_FF00
_BACK = {_ASIDE + code: code for code in range(0x21, 0x7F)}

_PICTURE_ELEMENT = re.compile(
    r"\{\{[<%]\s*figure\b|!\[\[|<img\b(?![^<>]*\b(?:width|height)=[\"']?[01][\"'\s>])", re.IGNORECASE
)
_VIDEO = re.compile(
    r"<(?:video|iframe)\b|https?://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch|embed|shorts)|youtu\.be/"
    r"|(?:player\.)?vimeo\.com/)|\.(?:mp4|webm|mov)\b|\{[{%][<%]?\s*(?:youtube|vimeo|video)\b",
    re.IGNORECASE,
)


def plain_text(markdown: str) -> str:
    """Take the markup out of Markdown: words for counting, summarizing and searching, on one line."""
    text = f"\n{comments.without(markdown)}\n"
    if is_escaped := "\\" in text:
        text = _ESCAPE.sub(lambda found: chr(_ASIDE + ord(found[1])), text)
    if found := _IMPORTS.match(text):
        text = text[found.end() :]
    if "{" in text:
        text = _SHORTCODE.sub(" ", text)
    if "[[" in text:
        text = _WIKILINK.sub(r"\1", text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _PICTURE.sub(" ", text))
    if "]:" in text:
        text = _DEFINITION.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "```" in text or "~~~" in text:
        text = _FENCE.sub("", text)
    text = _LINE_MARK.sub("\n", _DASHES.sub("", text))
    if "\n>" in text:
        text = _QUOTE.sub("\n", text)
    text = text.replace("`", "").replace("*", "").replace("~~", "").replace("|", " ")
    if "_" in text:
        text = _UNDERSCORES.sub(_without_emphasis, text)
    if "&" in text:
        text = html.unescape(text)
    if is_escaped:
        text = text.translate(_BACK)
    return " ".join(text.split())


def _without_emphasis(found: re.Match[str]) -> str:
    """Drop underscores at the edge of a word, keep those within one."""
    start, end = found.span()
    is_within = found.string[start - 1 : start].isalnum() and found.string[end : end + 1].isalnum()
    return found.group() if is_within else ""


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
    return Genre.PICTURE if shows_picture(body, kind) else Genre.TEXT


def shows_picture(body: str, kind: BodyKind) -> bool:
    """Whether a body has a picture in it."""
    if kind is BodyKind.TEXT:
        return False
    return bool(_PICTURE_ELEMENT.search(body) or (kind is BodyKind.MARKDOWN and _PICTURE.search(body)))
