"""An address as a person should see it before following it: nothing in it may pass for something else.

Two old tricks: `https://bank.example@evil.example/` leads to evil.example, and a Cyrillic `а` looks
like a Latin one. Browsers hide what stands before the `@` and show such letters in Punycode (Unicode
TS 39, 5.1). Here nothing is hidden, but where it leads is said first.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from tui_reader.text import clean
from tui_reader.text.width import cells

_UNCUT = 100_000
"""Cells: longer than an address that is followed."""

_LONGEST_HOST = 48
"""Cells of a host's name that are seen at one glance."""

# A browser takes `\` for `/`, so that the host may end earlier than it seems (WHATWG URL, 4.4).
_AUTHORITY = re.compile(
    r"(?P<before>(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#\\]*@)?)(?P<host>\[[^\]]*\]|[^/?#\\:]*)", re.I
)
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")

_TOGETHER = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA"},
    {"LATIN", "CJK", "HANGUL"},
    {"LATIN", "CJK", "BOPOMOFO"},
)
"""Scripts that are written together (Unicode TS 39, "highly restrictive")."""

# Cyrillic and Greek letters that look Latin: a name of nothing else is meant to deceive.
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуъьүєԍνοραικυ")


def plain(url: str) -> str:
    """An address without disguises: one clean line, and before it where it leads when that isn't plain."""
    shown = clean.line(url, _UNCUT)
    found = _AUTHORITY.match(shown)
    if found is None:
        return shown
    before, host, rest = found["before"], found["host"], shown[found.end("host") :]
    honest = ".".join(_undisguised(label) for label in host.split("."))
    whole = clean.line(before + honest + rest, _UNCUT)
    if "@" in before or cells(honest) > _LONGEST_HOST:
        return f"{_ending(honest)}, written {whole}"
    return whole


def masked(url: str) -> str:
    """An address or a path without the name and password it may carry."""
    return _USERINFO.sub("…@", url, count=1)


def bare(url: str) -> str:
    """An address without the name and password it may carry, and so one that anybody may be given."""
    return _USERINFO.sub("", url, count=1)


def as_known(url: str) -> str:
    """An address as it is known, however it was typed: no part of a page, no capitals in the host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url  # who asks for it tells what is wrong with it
    person, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{person}{at}{host.lower()}", fragment="").geturl()


def _ending(host: str) -> str:
    """The end of a name, which says whose it is; the beginning anybody can choose."""
    return host if cells(host) <= _LONGEST_HOST else f"…{host[-_LONGEST_HOST // 2 :]}"


def _undisguised(label: str) -> str:
    """A part of a host's name as it is written, or in Punycode when it may pass for another."""
    if label.isascii() or not _deceives(label):
        return label
    return "xn--" + label.lower().encode("punycode").decode("ascii")


def _deceives(label: str) -> bool:
    letters = [character for character in label if character.isalpha()]
    if all(letter in _LIKE_LATIN for letter in letters) or not re.fullmatch(r"[\w\-·ー]+", label):
        return True
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in letters}
    return len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)
