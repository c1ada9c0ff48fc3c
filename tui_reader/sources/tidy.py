"""What is put right in a feed's XML before a parser sees it, and what is cut from it.

Each of these costs one pass over the text and spares feedparser its second parser, which takes
three times as long and understands less, or minutes of work on a field that nobody would read.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.entities import html5
from typing import NamedTuple

from tui_reader.text import dates

LONGEST_TITLE = 20_000
LONGEST_NAME = 500


class Tidied(NamedTuple):
    """A document fit for parsing."""

    text: str
    is_channel: bool
    """The root is `<channel>`: Microsoft's CDF, to which feedparser gives no version."""
    notes: tuple[str, ...]


def tidy(text: str, limit: int) -> Tidied:
    """Make a feed's XML parse well and soon.

    Args:
        text: The document.
        limit: The most entries to keep, the newest.
    """
    text, notes = _newest(text, limit)
    text = _ILLEGAL.sub("", text)
    text = _cut_fields(text)
    if "&" in text and "<!ENTITY" not in text[:_HEAD]:
        text = _ENTITY.sub(_resolved, text)
    root = _ROOT.search(text, 0, _HEAD)
    return Tidied(text, bool(root and root[1].lower() == "channel"), notes)


_HEAD = 64 * 1024
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")

# XML 1.0 knows no other control characters. ESC stays: with it comes feedparser's tolerant parser,
# and the gate can then drop the whole terminal sequence instead of showing the rest of it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\ud800-\udfff\ufffe\uffff]")

_ENTITY = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));|(\w+);)?", re.DOTALL)
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def _resolved(found: re.Match[str]) -> str:
    """Entities of HTML, which XML does not know, bare ampersands, and numbers that are no character."""
    whole = found.group()
    if whole.startswith("<") or found[3] in _XML_ENTITIES:
        return whole
    if found[3]:
        return html5.get(f"{found[3]};") or f"&amp;{found[3]};"
    if whole == "&":
        return "&amp;"
    number = int(found[1], 16) if found[1] and len(found[1]) < 9 else int((found[2] or "")[:9] or 0x110000)
    return whole if _is_character(number) else "\ufffd"


def _is_character(number: int) -> bool:
    # ESC again stays, as above.
    if number < 0x20:
        return number in (0x09, 0x0A, 0x0D, 0x1B)
    return number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF


_LONG_TITLE = re.compile(rf"(<(?:\w+:)?title\b[^>]*>[^<]{{{LONGEST_TITLE}}})[^<]+", re.IGNORECASE)
# feedparser looks for an e-mail address in names with a pattern that takes the square of their length.
_LONG_NAME = re.compile(
    rf"(<(?:\w+:)?(?:author|creator|managingeditor|webmaster|publisher|owner|name)\b[^>]*>"
    rf"(?:<!\[CDATA\[)?[^<\]]{{{LONGEST_NAME}}})[^<\]]+",
    re.IGNORECASE,
)


def _cut_fields(text: str) -> str:
    return _LONG_NAME.sub(r"\1", _LONG_TITLE.sub(r"\1", text))


_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(
    r"<(?:\w+:)?(?:pubdate|published|updated|issued|modified|date)\b[^>]*>([^<]{4,80})<", re.IGNORECASE
)


def _newest(text: str, limit: int) -> tuple[str, tuple[str, ...]]:
    """Cut a long feed down to its newest entries before anything is parsed: 100,000 take half a minute."""
    ends = [end.end() for end in _END.finditer(text)]
    if len(ends) <= limit:
        return text, ()
    notes = (f"Of {len(ends)} posts the newest {limit} were taken.",)
    if not _is_oldest_first(text, ends):
        return text[: ends[limit - 1]] + text[ends[-1] :], notes
    return text[: ends[0]] + text[ends[-limit] :], notes


def _is_oldest_first(text: str, ends: list[int]) -> bool:
    now = datetime.now(UTC)
    first, last = _DATE.search(text, ends[0], ends[1]), _DATE.search(text, ends[-2], ends[-1])
    if not first or not last:
        return False
    early, late = dates.parse(first[1], now=now), dates.parse(last[1], now=now)
    return early is not None and late is not None and early < late
