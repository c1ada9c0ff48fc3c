"""One local file: a post, or a feed that was saved."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tui_reader.entries import RawEntry
from tui_reader.errors import LocationError
from tui_reader.sources.folder import POST_BYTES
from tui_reader.sources.local import candidates, post, regular_file
from tui_reader.sources.local.regular_file import Reason
from tui_reader.text import encoding

_HEAD = 64 * 1024
"""Bytes in which a feed shows what it is: some begin with comments and warnings."""

_ROOT = re.compile(r"<(?:[\w-]+:)?(rss|feed|rdf|channel|html|body)[\s/>]", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*", re.DOTALL | re.IGNORECASE)
_JSON_FEED = re.compile(r"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")


def is_feed(path: Path) -> bool:
    """Whether a file is a feed, by what stands at its beginning; False when it can't be read.

    In a file that is a post by its name nothing but a prolog may stand before the feed: a post can
    speak of `<rss>`.
    """
    head = regular_file.head(os.path.realpath(path), _HEAD)
    if isinstance(head, Reason):
        return False
    text = encoding.decode(head).lstrip("\ufeff\x00 \t\r\n")
    if text.startswith("{"):
        return _JSON_FEED.search(text) is not None
    if candidates.kind_of(path.name):
        prolog = _PROLOG.match(text)
        root = _ROOT.match(text, prolog.end() if prolog else 0)
    else:
        root = _ROOT.search(text)
    return root is not None and root[1].lower() not in ("html", "body")


def read(path: Path, *, most: int = POST_BYTES) -> RawEntry:
    """Read one post.

    Raises:
        LocationError: It can't be read, or is no post.
    """
    if candidates.kind_of(path.name) is None:
        raise _refused(path, "is neither a post nor a feed")
    content = regular_file.read(os.path.realpath(path), most)
    if isinstance(content, Reason):
        raise _refused(path, _why(content, most))
    entry = post.read(path.name, content, path.absolute().parent.name)
    if isinstance(entry, Reason):
        raise _refused(path, _why(entry, most))
    return entry


def _refused(path: Path, why: str) -> LocationError:
    known = ", ".join(f".{suffix}" for suffix in candidates.KINDS)
    return LocationError(f"“{path.name}” {why}.", f"A post is a text file whose name ends in {known}.")


def _why(reason: Reason, most: int) -> str:
    match reason:
        case Reason.TOO_LARGE:
            return f"is larger than {most // (1024 * 1024)} MB, too large for a post"
        case Reason.VANISHED:
            return "is not there"
        case Reason.UNREADABLE:
            return "may not be read by you"
        case _:
            return f"is {reason}"
