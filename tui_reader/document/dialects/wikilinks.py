"""`[[Page]]`, `![[picture.png]]` and `%%comments%%`: what Obsidian and its kind add to Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

from tui_reader.document import markdown_escape as escape

# Not `[[1]](address)`: there the inner brackets are part of a link's words.
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,300}?)(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![(\[:])")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|tiff?)$", re.IGNORECASE)
_CONTENTS = frozenset({"toc", "_toc_"})
_COMMENT = re.compile(r"%%(?!\d)(?:[^%\n]|%(?!%))*%%(?![\w%])")
_LONG_COMMENT = re.compile(r"%%[ \t]*\n(?:(?!%%).)*?%%[ \t]*(?=\n|\Z)", re.DOTALL)

Resolution = tuple[str, int]
"""Markdown, and where the text goes on."""


def wikilink(text: str, start: int) -> Resolution | None:
    """Read a wikilink or an embed: the link to a page, or a picture."""
    found = _WIKILINK.match(text, start)
    if found is None or not found[2].strip() or text[start - 1 : start] == "\\":
        return None
    page, label = found[2].strip(), (found[3] or "").strip()
    if page.lower() in _CONTENTS:
        return "", found.end()
    if found[1] and _PICTURE.search(page):
        # Behind the bar stands a size or a description.
        alt = "" if not label or re.fullmatch(r"[\dx]+", label) else label
        name = page.rpartition("/")[2].rpartition(".")[0]
        return f"![{escape.text(alt or name, in_link=True)}]({quote(page, safe=_SAFE)})", found.end()
    return (
        f"[{escape.text(label or _words(page), in_link=True)}](wiki:{quote(page, safe=_SAFE)})",
        found.end(),
    )


_SAFE = "/#:.-_~!$&'*+,;=@"


def _words(page: str) -> str:
    """What a link without a label says: its page, and the heading in it."""
    name, _, heading = page.partition("#")
    return " › ".join(part.strip() for part in (name, heading.lstrip("^")) if part.strip())


def comment(text: str, start: int) -> Resolution | None:
    """Read a comment, on one line or between two lines of its signs. It shows nothing."""
    if start and not text[start - 1].isspace():
        return None
    found = _LONG_COMMENT.match(text, start, start + _LONGEST) or _COMMENT.match(
        text, start, start + _LONGEST
    )
    return ("", found.end()) if found else None


_LONGEST = 10_000
