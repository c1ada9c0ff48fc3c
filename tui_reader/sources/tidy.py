"""What is put right in a feed's XML before a parser sees it.

Each of these costs one pass over the text and spares feedparser its second, tolerant parser,
which understands less of a feed.
"""

from __future__ import annotations

import re
from html.entities import html5


def tidy(text: str) -> str:
    """Put right what is common in feeds and no XML: control characters, entities of HTML, bare ampersands."""
    text = _ILLEGAL.sub("", text)
    # A document may declare entities of its own, at its head.
    if "&" in text and "<!ENTITY" not in text[:_HEAD]:
        text = _REFERENCE.sub(_resolved, text)
    return text


_HEAD = 64 * 1024

# XML 1.0 knows no other control characters. ESC stays: with it comes feedparser's tolerant parser,
# and the gate can then drop the whole terminal sequence instead of showing the rest of it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\ud800-\udfff\ufffe\uffff]")

# What stands in CDATA is text already. The five entities of XML are passed over for speed.
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));|(?P<name>\w+);)?",
    re.DOTALL,
)


def _resolved(found: re.Match[str]) -> str:
    if found["name"]:
        return html5.get(f"{found['name']};") or f"&amp;{found['name']};"
    if found["hex"] or found["decimal"]:
        # Nine digits are more than any character has, and soon converted.
        number = int(found["hex"][:9], 16) if found["hex"] else int(found["decimal"][:9])
        return found.group() if _is_character(number) else "\ufffd"
    return "&amp;" if found.group() == "&" else found.group()


def _is_character(number: int) -> bool:
    if number < 0x20:
        return number in (0x09, 0x0A, 0x0D, 0x1B)
    return number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF
