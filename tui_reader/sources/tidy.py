"""What is put right in a feed's XML before a parser sees it.

Each of these costs one pass over the text and spares feedparser its second, tolerant parser,
which understands less of a feed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5

from tui_reader.sources.shorten import HEAD


def tidy(text: str) -> str:
    """Put right what is common in feeds and no XML: control characters, entities of HTML, bare ampersands.

    A document type goes, and with it every entity that could open a file, ask a server or grow to
    gigabytes; feedparser does the same, but needs seconds for a billion laughs written on one line.
    """
    text, own = _without_document_type(_ILLEGAL.sub("", text))
    return _REFERENCE.sub(_Resolver(own), text) if "&" in text else text


# XML 1.0 knows no other control characters. ESC stays: with it comes feedparser's tolerant parser,
# and the gate can then drop the whole terminal sequence instead of showing the rest of it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\ud800-\udfff\ufffe\uffff]")

_DOCUMENT_TYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DECLARATIONS = re.compile(r"[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL)
# Only text and numbers: what refers to another entity or another document has no place in a feed.
_ENTITY = re.compile(
    r"<!ENTITY\s+(\w+)\s+(?:\"((?:[^\"&<%]|&#\w+;){0,64})\"|'((?:[^'&<%]|&#\w+;){0,64})')\s*>"
)
_NETSCAPE = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "">'


def _without_document_type(text: str) -> tuple[str, dict[str, str]]:
    start = _DOCUMENT_TYPE.search(text, 0, HEAD)
    found = start and _DECLARATIONS.match(text, start.end())
    if not start or not found:
        return text, {}
    own = {name: first or second for name, first, second in _ENTITY.findall(found[1] or "")}
    # By this alone feedparser tells the two formats that are called RSS 0.91 apart.
    kept = _NETSCAPE if "netscape" in found.group().lower() else ""
    return text[: start.start()] + kept + text[found.end() :], own


# What stands in CDATA is text already. The five entities of XML are passed over for speed.
_REFERENCE = re.compile(
    r"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));|(?P<name>\w+);)?",
)

_MOST_GROWTH = 1024 * 1024


class _Resolver:
    """Turns a reference into what XML understands.

    Args:
        own: Entities the document declared for itself.
    """

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._growth = 0

    def __call__(self, found: re.Match[str]) -> str:
        if found["name"]:
            return self._named(found["name"])
        if found["hex"] or found["decimal"]:
            # Nine digits are more than any character has, and soon converted.
            number = int(found["hex"][:9], 16) if found["hex"] else int(found["decimal"][:9])
            return found.group() if _is_character(number) else "\ufffd"
        return "&amp;" if found.group() == "&" else found.group()

    def _named(self, name: str) -> str:
        if name in self._own and self._growth < _MOST_GROWTH:
            self._growth += len(self._own[name])
            return self._own[name]
        return html5.get(f"{name};") or f"&amp;{name};"


def _is_character(number: int) -> bool:
    if number < 0x20:
        return number in (0x09, 0x0A, 0x0D, 0x1B)
    return number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF
