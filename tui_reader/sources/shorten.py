"""What is cut from a feed's XML before a parser sees it: more than anybody reads or a parser can bear."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tui_reader.text import dates

HEAD = 256 * 1024
"""Characters before its outermost element in which a document may declare things, or hold junk."""

LONGEST_TITLE = 20_000
"""Characters of a title that are looked at."""

LONGEST_BODY = 5 * 1024 * 1024
"""Characters of a post that are kept."""

LONGEST_NAME = 2_000
"""Characters of a name, markup and all; a longer one is dropped."""

_MOST_ATTRIBUTES = 300


def newest(text: str, limit: int) -> tuple[str, tuple[str, ...]]:
    """Cut a long feed down to its newest entries: feedparser takes half a minute for 100,000.

    Args:
        text: The document, newest or oldest first.
        limit: The most entries to keep.

    Returns:
        The document, and a note when something was cut.
    """
    ends = [end.end() for end in _END.finditer(text)]
    if len(ends) <= limit or limit < 1:
        return text, ()
    notes = (f"Of {len(ends):,} posts the newest {limit:,} were taken.",)
    if _is_oldest_first(text, ends):
        return text[: _START.search(text).start()] + text[ends[-limit - 1] :], notes  # type: ignore[union-attr]
    return text[: ends[limit - 1]] + text[ends[-1] :], notes


def has_endless_text(document: str | bytes) -> bool:
    """Whether a text between two tags is longer than a post is kept."""
    if len(document) <= LONGEST_BODY:
        return False
    pieces = document.split("<") if isinstance(document, str) else document.split(b"<")
    return max(map(len, pieces)) > LONGEST_BODY


def fields(text: str) -> str:
    """Cut fields that nobody could read, and on which feedparser would spend minutes."""
    if has_endless_text(text):
        text = "<".join(map(_cut, text.split("<")))
    text = _LONG_TITLE.sub(r"\1", text)
    text = _LONG_TAG.sub(_with_fewer_attributes, text)
    return _NAME.sub(_unless_absurd, text)


_START = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(
    r"<(?:\w+:)?(?:pubdate|published|updated|issued|modified|date)\b[^<>]*>([^<]{4,80})<", re.IGNORECASE
)


def _is_oldest_first(text: str, ends: list[int]) -> bool:
    now = datetime.now(UTC)
    first, last = _DATE.search(text, 0, ends[0]), _DATE.search(text, ends[-2], ends[-1])
    if not first or not last:
        return False
    early, late = dates.parse(first[1], now=now), dates.parse(last[1], now=now)
    return early is not None and late is not None and early < late


_CDATA = r"(?:\s*<!\[CDATA\[)?"
_LONG_TITLE = re.compile(
    rf"(<(?:\w+:)?title\b[^<>]*>{_CDATA}[^<\]]{{{LONGEST_TITLE}}})[^<\]]+", re.IGNORECASE
)

# Looking an attribute up costs feedparser a walk over all of them: 100,000 take minutes.
# A long tag with few of them is a picture in a data: address.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:.-]*)\s[^<>]{5000,}?(/?)>")

# In a name feedparser looks for an e-mail address with a pattern that takes the square of its length.
_PERSON = r"(?:\w+:)?(?:author|creator|managingeditor|webmaster|publisher|owner)\b"
_NAME = re.compile(
    rf"(<{_PERSON}(?:[^<>]*[^<>/])?>)(.*?)(?=</?{_PERSON}|</?(?:\w+:)?(?:item|entry|channel|feed)\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)


_OPEN_CDATA = "![CDATA["


def _cut(piece: str) -> str:
    """Cut what stands between one < and the next: a tag and the text after it, or text in CDATA."""
    if len(piece) <= LONGEST_BODY:
        return piece
    return piece[:LONGEST_BODY] + ("]]>" if piece.startswith(_OPEN_CDATA) else "")


def _with_fewer_attributes(tag: re.Match[str]) -> str:
    whole = tag.group()
    is_flood = whole.count('="') + whole.count("='") > _MOST_ATTRIBUTES
    return f"<{tag[1]}{tag[2]}>" if is_flood else whole


def _unless_absurd(name: re.Match[str]) -> str:
    return name.group() if len(name[2]) <= LONGEST_NAME else name[1]
