"""Markdown within elements of HTML: callouts that are written so, and what has `markdown="1"`.

<div class="alert alert-info">

Markdown, because of the blank lines.

</div>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.document.dialects.code_places import CodePlaces

_OPENING = re.compile(r"^([ \t]{0,3})<(div|aside|section)\b([^<>\n]*)>([ \t]*\n)", re.MULTILINE)
_TAGS = ("div", "aside", "section")
_TAG = re.compile(r"<(/?)(div|aside|section)\b[^<>]*>")
_CLASS = re.compile(r"\bclass=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ASKED = re.compile(r"\s*\bmarkdown=[\"']?(?:1|block|span|true)[\"']?")
_BLANK = re.compile(r"[ \t]*\n")


def with_markdown(text: str) -> str:
    """Write elements that hold Markdown so that it is read as that, and as callouts those that are."""
    if not any(f"<{tag}" in text for tag in _TAGS):
        return text
    parts: list[str] = []
    at = 0
    for start, end, written in sorted(_changes(text)):
        parts += (text[at:start], written)
        at = end
    return "".join([*parts, text[at:]])


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """The tags to be written otherwise: where they stand, and as what."""
    code, ends = CodePlaces(text), _ends(text)
    for opening in _OPENING.finditer(text):
        closing = ends.get(opening.start(2) - 1)
        if closing is None or code.region(opening.start()):
            continue
        asked = _ASKED.search(opening[3])
        if not asked and not _BLANK.match(text, opening.end()):
            continue
        kind = _kind(opening[3], opening[2])
        if kind:
            yield opening.start(), opening.end(), f"\n::: {kind}\n"
            yield *closing, "\n:::\n"
        elif asked:
            bare = _ASKED.sub("", opening[3])
            yield opening.start(), opening.end(), f"{opening[1]}<{opening[2]}{bare}>\n\n"
            yield closing[0], closing[0], "\n\n"


def _kind(attributes: str, tag: str) -> str:
    from tui_reader.document.html.callouts import kind_of  # seldom needed, long to load

    classes = _CLASS.search(attributes)
    return kind_of(next(filter(None, classes.groups()), ""), tag) if classes else ""


def _ends(text: str) -> dict[int, tuple[int, int]]:
    """Where the tag stands that closes an element, by where the element begins."""
    ends: dict[int, tuple[int, int]] = {}
    opened: dict[str, list[int]] = {tag: [] for tag in _TAGS}
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened[tag[2]].append(tag.start())
        elif opened[tag[2]]:
            ends[opened[tag[2]].pop()] = tag.span()
    return ends
