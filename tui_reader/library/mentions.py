"""What a body links to, in the one spelling by which "linked from" looks it up.

A quick look with regular expressions, made for every post while it is indexed: a link too many
costs nothing, since only those that meet a post of the library are ever seen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from tui_reader.models import BodyKind, SourceId
from tui_reader.store.search import Indexed

MOST = 200
"""Links of one post: more is a list of links, not a mention."""

_HREF = re.compile(r"""<a\s[^<>]{0,500}?href\s*=\s*["']?([^"'\s<>]{1,2000})""", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\]\(\s*<?([^()\s<>]{1,2000})|^ {0,3}\[[^\[\]\n]{1,200}\]:\s*<?([^\s<>]{1,2000})", re.M
)
_BARE = re.compile(r"(?<![\w(<\"'])https?://[^\s<>()\[\]\"']{1,2000}")
_WIKI = re.compile(r"\[\[([^\[\]|#\n]{1,200})")
_ENDING = re.compile(r"(/index)?\.(md|markdown|mdown|html|txt)$")


def targets(indexed: Indexed) -> list[str]:
    """What a body links to, each once."""
    found: dict[str, None] = {}
    for url in _urls(indexed.body.text, indexed.body.kind):
        if target := _spelled(url, indexed.source_id, indexed.path):
            found[target] = None
            if len(found) == MOST:
                break
    return list(found)


def spellings(url: str, source_id: SourceId, path: str, title: str) -> tuple[str, ...]:
    """By what a post may be mentioned: its permalink, its file, and its name in double brackets."""
    stem = _ENDING.sub("", path)
    names = {title.casefold(), posixpath.basename(stem).casefold()} if path else set()
    found = [
        _address(url),
        f"{source_id}:{stem}" if path else "",
        *(f"{source_id}:[[{name}" for name in names),
    ]
    return tuple(filter(None, found))


def _urls(text: str, kind: BodyKind) -> Iterator[str]:
    if kind is not BodyKind.TEXT:
        yield from map(unescape, _HREF.findall(text))
    if kind is BodyKind.MARKDOWN:
        yield from (inline or defined for inline, defined in _MARKDOWN.findall(text))
        yield from (f"[[{name}" for name in _WIKI.findall(text))
    if kind is not BodyKind.HTML:
        yield from _BARE.findall(text)


def _spelled(url: str, source_id: SourceId, path: str) -> str:
    if url.startswith(("http://", "https://")):
        return _address(url)
    if url.startswith("[["):
        return f"{source_id}:[[{url[2:].strip().casefold()}"
    if not path or url.startswith("#") or ":" in url.partition("/")[0]:
        return ""
    beside = "/" if url.startswith("/") else f"/{posixpath.dirname(path)}/"
    below = posixpath.normpath(beside + unquote(re.split("[?#]", url, maxsplit=1)[0])).strip("/")
    return f"{source_id}:{_ENDING.sub('', below)}"


def _address(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.partition("#")[0]).rstrip("/.,;").casefold()
