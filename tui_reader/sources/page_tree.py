"""A stranger's page as a tree, unless the page was made to keep a parser busy.

A parser that follows the standard takes the square of the depth of nested tags (100,000 of them two
minutes) and of the attributes of one tag, and opens unclosed formatting again in every block.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LONGEST = 4 * 1024 * 1024
"""Characters of a page that are looked at."""

DEEPEST = 1_000
MOST_FORMATTING = 64

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# A comment, also one that is cut short; what a parser takes for one, such as the `<?xml:namespace …>` of
# word processors; scripts and styles.
_UNREAD = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?:!(?!doctype\b)|\?|/(?![a-z]))[^>]*(?:>|\Z)|<(script|style)\b.*?(?:</\1|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000}[^<>]*")
_MOST_ATTRIBUTES = 500

# Elements that never hold others, and those that end where the next of their kind begins.
_UNCOUNTED = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead
    tfoot option optgroup rt rp colgroup""".split()  # noqa: SIM905, a column of names would hide the module
)
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)


def tree(html: str) -> LexborHTMLParser | None:
    """Parse a page; None when it would take too long."""
    html = _UNREAD.sub("", html[:LONGEST])
    if not _is_bearable(html):
        return None
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html)


def _is_bearable(html: str) -> bool:
    if any(found[0].count("=") > _MOST_ATTRIBUTES for found in _LONG_TAG.finditer(html)):
        return False
    open_tags: Counter[str] = Counter()
    depth = formatting = 0
    for slash, written in _TAG.findall(html):
        name = written.lower()
        if name in _UNCOUNTED or (slash and not open_tags[name]):
            continue
        step = -1 if slash else 1
        open_tags[name] += step
        depth += step
        formatting += step if name in _FORMATTING else 0
        if depth > DEEPEST or formatting > MOST_FORMATTING:
            return False
    return True
