"""The first heading of a Markdown text: the title of a post that has no other.

A few regular expressions, no parser: it runs for every file of a folder.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_LOOKED_AT = 64 * 1024
"""Characters in which a heading is looked for."""

_BLOCK = re.compile(
    r"^ {0,3}(?:"
    r"(?P<fence>`{3,}|~{3,})"
    r"|(?P<comment><!--)"
    r"|\#{1,6}[ \t]+(?P<text>\S.*)"
    r"|(?P<above>[^\s>#=|*+\-].*)\n {0,3}(?:=+|-{2,})[ \t]*$"
    r")",
    re.MULTILINE,
)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


class Heading(NamedTuple):
    """A heading, and where it stands."""

    text: str
    """Its visible characters."""
    end: int
    opens: bool
    """Nothing stands before it."""
    is_bare: bool
    """It holds nothing but text: no link or picture would be lost with it."""


def opening(markdown: str) -> Heading | None:
    """The heading a text opens with."""
    beginning = _beginning(markdown)
    if not markdown.startswith("#", beginning) and not _is_underlined(markdown, beginning):
        return None  # so is nearly every post, and the expression would run to the end of its first line
    found = _BLOCK.match(markdown, beginning)
    return _heading(found, opens=True) if found else None


def first(markdown: str) -> Heading | None:
    """The first heading, None when there is none near the beginning."""
    beginning = at = _beginning(markdown)
    while found := _BLOCK.search(markdown, at, _LOOKED_AT):
        if heading := _heading(found, opens=found.start() == beginning):
            return heading
        at = _end(markdown, found)
    return None


def plain(source: str) -> str:
    """The visible characters of a line of Markdown."""
    if not _MARKUP.search(source):
        return source.strip()
    text = _LINK.sub(r"\1", _ATTRIBUTES.sub("", source))
    text = _CODE_OR_MARK.sub(lambda found: found[2] or "", _TAG.sub("", text))
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip()


_MARKUP = re.compile(r"[\\`*_\[\]<&{~]")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}]*\}[ \t]*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE_OR_MARK = re.compile(r"(?<!\\)(?:(`+)(.+?)\1(?!`)|\*+|~~|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def _beginning(markdown: str) -> int:
    found = _BLANK_LINES.match(markdown)
    return found.end() if found else 0


def _is_underlined(markdown: str, start: int) -> bool:
    after = markdown.find("\n", start) + 1
    return after > 0 and markdown[after : after + 4].lstrip(" ")[:1] in ("=", "-")


def _heading(found: re.Match[str], *, opens: bool) -> Heading | None:
    source = _unclosed(found["text"] or "") or found["above"] or ""
    text = plain(source)
    return Heading(text, found.end(), opens, "](" not in source and "][" not in source) if text else None


def _unclosed(source: str) -> str:
    """A heading without the number signs that may close it (CommonMark 0.31, 4.2)."""
    source = source.rstrip(" \t")
    text = source.rstrip("#")
    return text.rstrip(" \t") if text[-1:] in (" ", "\t") else source


def _end(markdown: str, found: re.Match[str]) -> int:
    """Where a block ends whose lines could be taken for headings."""
    if mark := found["fence"]:
        closing = re.compile(rf"^ {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$", re.MULTILINE)
        closed = closing.search(markdown, found.end())
        return closed.end() if closed else len(markdown)
    if found["comment"]:
        closed_at = markdown.find("-->", found.end())
        return closed_at + 3 if closed_at >= 0 else len(markdown)
    return found.end()
