"""Where a Markdown text shows pictures, and the same text with them elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_DESTINATION = r"<(?P<{0}_angled>[^<>\n]*)>|(?P<{0}>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"

# Code comes first: what it shows of pictures is no picture. Bounds keep the search linear.
_FOUND = re.compile(
    r"(?P<code>^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ >]*(?P=fence)[`~]*[ \t]*$|.*)"
    r"|(?P<ticks>`+)(?!`).{1,500}?(?<!`)(?P=ticks)(?!`))"
    r"|!\[(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,2000}\]\(\s{0,9}(?:" + _DESTINATION.format("inline") + ")"
    r"|<img\b[^<>]{0,2000}?\bsrc\s{0,9}=\s{0,9}(?:\"(?P<quoted>[^\"<>]*)\"|'(?P<ticked>[^'<>]*)')"
    r"|^[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]{0,9}(?:" + _DESTINATION.format("defined") + ")",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_KINDS = ("inline_angled", "inline", "quoted", "ticked", "defined_angled", "defined")
_DEFINED = ("defined_angled", "defined")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]|$)", re.IGNORECASE)
"""What the name of a reference ends with that is taken for a picture's."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def addresses(markdown: str) -> tuple[str, ...]:
    """The addresses of the pictures a text shows, each once and without escapes."""
    found = dict[str, None]()

    def note(address: str) -> str | None:
        found[address] = None
        return None

    moved(markdown, note)
    return tuple(found)


def moved(markdown: str, place: Callable[[str], str | None]) -> str:
    """The text with its pictures at other addresses. Code that shows how pictures are written stays.

    Args:
        markdown: The text.
        place: The new address of a picture, which needs no escapes; None: it stays where it is.
    """

    def replaced(found: re.Match[str]) -> str:
        kind = next((kind for kind in _KINDS if found[kind]), None)
        if kind is None or (kind in _DEFINED and not _PICTURE.search(found[kind])):
            return found[0]
        new = place(html.unescape(_ESCAPED.sub(r"\1", found[kind])))
        if new is None:
            return found[0]
        start, end = found.start(kind) - found.start(), found.end(kind) - found.start()
        return found[0][:start] + new + found[0][end:]

    return _FOUND.sub(replaced, markdown)
