"""What a post's text holds: pictures, code, formulas and the like, by which `has:` finds it.

A quick look at the source with bounded regular expressions, made while a post is indexed. What it
takes for code or a formula is what the reading pane draws as such, but for rare cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui_reader.conditions import Trait
from tui_reader.models import BodyKind, StoredBody

_FILMS = ("youtu", "vimeo.com", "dailymotion.com", "<video")
_FILM = r"<video\b|https?://(?:www\.|m\.|player\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com)/"
_FORMULA = r"\$\$|\\\(|\\\[|<math\b"


class _Sign(NamedTuple):
    """What tells a trait: a pattern that is only tried where one of its needles is, which is quick to see."""

    trait: Trait
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


def _sign(trait: Trait, needles: str | tuple[str, ...], pattern: str) -> _Sign:
    tried = tuple(needles.split()) if isinstance(needles, str) else needles
    return _Sign(trait, tried, re.compile(pattern, re.MULTILINE))


_HTML = (
    _sign(
        Trait.PICTURE,
        "<img <picture",
        r"<img\b(?![^<>]{0,500}\b(?:width|height)=[\"']?[01][\"'\s>])|<picture\b",
    ),
    _sign(Trait.VIDEO, _FILMS, _FILM),
    _sign(Trait.AUDIO, "<audio", r"<audio\b"),
    _sign(Trait.CODE, "<pre", r"<pre\b"),
    _sign(
        Trait.MATH,
        "<math katex mathjax math $$ \\( \\[",
        rf"{_FORMULA}|class=[\"'][^\"'<>]{{0,200}}\b(?:katex|mathjax|math)\b",
    ),
    _sign(Trait.TABLE, "<table", r"<table\b"),
    _sign(Trait.QUOTE, "<blockquote", r"<blockquote\b"),
    _sign(Trait.LINK, "href", r"<a\s[^<>]{0,500}\bhref\s*="),
    _sign(Trait.FOOTNOTE, "fn", r"(?:id|href)=[\"']#?fn[:\-\w]"),
)
_MARKDOWN = (
    _sign(
        Trait.PICTURE,
        "![ figure <img",
        r"!\[[^\[\]]{0,1000}\][(\[]|!\[\[[^\]\n]{1,200}\.(?:png|jpe?g|gif|webp|svg)|\{\{[<%]\s*figure\b|<img\b",
    ),
    _sign(
        Trait.VIDEO,
        (*_FILMS, "youtube", "vimeo", "video"),
        rf"{_FILM}|\{{[{{%][<%]?\s*(?:youtube|vimeo|video)\b",
    ),
    _sign(Trait.AUDIO, "<audio", r"<audio\b"),
    _sign(
        Trait.CODE,
        ("```", "~~~", "highlight", "<pre", "\n\n    "),
        r"^[ >\t]{0,20}(?:```|~~~)|\{[{%][<%]?\s*highlight\b|<pre\b|\n\n {4}\S",
    ),
    _sign(
        Trait.MATH,
        "$ \\( \\[ <math ```math",
        rf"{_FORMULA}|(?<![\w$\\])\$(?![\s\d$])[^$\n]{{1,200}}(?<![\s\\])\$(?![\w$])|^```math",
    ),
    _sign(Trait.TABLE, "-- <table", r"^[ >]{0,12}\|?[ ]*:?-{2,}:?[ ]*\||<table\b"),
    _sign(Trait.QUOTE, "> <blockquote", r"^ {0,3}>|<blockquote\b"),
    _sign(
        Trait.LINK,
        "]( ][ http [[ href",
        r"(?<!!)\[[^\[\]\n]{1,500}\](?:\(\s*<?[^()\s]|\[[^\]\n])|\)\]\(|\bhttps?://|\[\[[^\]\n]"
        r"|<a\s[^<>]{0,500}\bhref",
    ),
    _sign(Trait.FOOTNOTE, "[^", r"\[\^[^\]\s]{1,100}\]"),
)
_TEXT = (_sign(Trait.LINK, "http", r"\bhttps?://"), _sign(Trait.VIDEO, _FILMS, _FILM))
_SIGNS = {BodyKind.HTML: _HTML, BodyKind.MARKDOWN: _MARKDOWN, BodyKind.TEXT: _TEXT}


def traits(body: StoredBody) -> Iterator[Trait]:
    """What a body holds, and what came beside it."""
    text = body.text.lower()
    for trait, needles, pattern in _SIGNS[body.kind]:
        if any(needle in text for needle in needles) and pattern.search(text):
            yield trait
    kinds = {enclosure.type.partition("/")[0] for enclosure in body.enclosures}
    for kind, trait in (("audio", Trait.AUDIO), ("video", Trait.VIDEO), ("image", Trait.PICTURE)):
        if kind in kinds:
            yield trait
