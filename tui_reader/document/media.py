"""Which links lead to something to be watched or heard, and what it is called."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tui_reader.text import clean

_KINDS = ("Video", "Audio", "Podcast", "Recording", "Embed", "Post", "Code", "Map", "File")
_SAID = re.compile(rf"\[?({'|'.join(_KINDS)}): ?(.+?)\]?", re.DOTALL)

_FILES = {
    "Video": re.compile(r"\.(?:mp4|m4v|webm|mov|mkv|avi|ogv|m3u8)$", re.IGNORECASE),
    "Audio": re.compile(r"\.(?:mp3|m4a|m4b|ogg|oga|opus|flac|wav|aac)$", re.IGNORECASE),
}
# Host ending, and what a path must look like to be the thing itself and not a profile.
_PAGES = (
    ("Video", r"(?:youtube\.com|youtube-nocookie\.com)", r"/(?:watch|embed/|shorts/|live/|playlist)"),
    ("Video", r"youtu\.be", r"/[\w-]{6,}"),
    ("Video", r"vimeo\.com", r"/(?:video/|channels/\w+/)?\d+"),
    ("Video", r"(?:dailymotion\.com|dai\.ly)", r"/\w+"),
    ("Video", r"(?:twitch\.tv|ted\.com|tiktok\.com|loom\.com)", r"/(?:videos/|talks/|@[^/]+/video/|share/)"),
    ("Audio", r"(?:soundcloud\.com|mixcloud\.com)", r"/[^/]+/[^/]+"),
    ("Audio", r"open\.spotify\.com", r"/(?:track|album|episode|show|playlist)/"),
    ("Audio", r"[\w-]+\.bandcamp\.com", r"/(?:track|album)/"),
    ("Audio", r"podcasts\.apple\.com", r"/"),
    ("Post", r"(?:twitter\.com|x\.com)", r"/\w+/status/\d+"),
    ("Post", r"bsky\.app", r"/profile/[^/]+/post/"),
    ("Post", r"[\w.-]+", r"/@[\w.@-]+/\d{12,}$"),
    ("Post", r"instagram\.com", r"/(?:p|reel)/"),
    ("Recording", r"asciinema\.org", r"/a/\w+"),
    ("Code", r"gist\.github\.com", r"/[\w-]+/[0-9a-f]{20,}"),
    ("Code", r"(?:codepen\.io|jsfiddle\.net|codesandbox\.io|stackblitz\.com)", r"/[^/]+/"),
)
_PATTERNS = [
    (kind, re.compile(rf"(?:[\w-]+\.)*?{host}", re.IGNORECASE), re.compile(path))
    for kind, host, path in _PAGES
]


class Media(NamedTuple):
    """Something that is opened by another program."""

    kind: str
    """A word: "Video", "Audio", "Post", …."""
    start: int
    """Where its title begins in the words of the link."""
    end: int
    host: str
    said: int = -1
    """Where the words of the link name its kind, -1 where they don't."""


def media_of(url: str, words: str) -> Media | None:
    """Say what a link leads to, by its words ("Video: A talk") or by its address; None for any other page."""
    host = host_of(url)
    if said := _SAID.fullmatch(words):
        return Media(said[1], *said.span(2), host, said.start(1))
    kind = kind_of(url)
    return Media(kind, 0, len(words), host) if kind else None


def kind_of(url: str) -> str:
    """What an address leads to, judged by its file or its host; empty for a page like any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if kind := kind_of_file(parts.path):
        return kind
    for kind, host, path in _PATTERNS if parts.hostname else ():
        if host.fullmatch(parts.hostname or "") and path.match(parts.path):
            return kind
    return ""


def kind_of_file(path: str) -> str:
    """What a file is by its ending: "Video" or "Audio", empty for any other."""
    return next((kind for kind, ending in _FILES.items() if ending.search(path)), "")


def host_of(url: str) -> str:
    """The host of an address as people say it, empty where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return clean.line(host).removeprefix("www.")


def name_of(url: str) -> str:
    """The name of a file, or else its host."""
    try:
        name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    except ValueError:
        name = ""
    return clean.line(name, 100) or host_of(url) or clean.line(url, 100)
