"""Addresses without a scheme in running text: `www.example.org`, `name@example.org`.

Found from their rare part (`www.`, `@`) outwards, so that the work stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TRAILING = re.compile(r"(?:[?!.,:;*_~'\"]|&[a-z]+;)+$")
_WWW = re.compile(
    r"(?<![\w./-])www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s<>\[\]\"`{}|\\^]*)?", re.IGNORECASE
)
_LOCAL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}$", re.IGNORECASE)
_DOMAIN = re.compile(
    r"@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+", re.IGNORECASE
)


def bare_addresses(text: str) -> Iterator[tuple[str, str]]:
    """Split `text` into pieces, each with the URL it stands for, or with "" for plain words."""
    start = 0
    for begin, end, url in _found(text):
        if begin >= start:
            if begin > start:
                yield text[start:begin], ""
            yield text[begin:end], url
            start = end
    if start < len(text):
        yield text[start:], ""


def trim_address(text: str) -> str:
    """Give back what ends an address by the look of it but belongs to the sentence around it."""
    while True:
        trimmed = _TRAILING.sub("", text)
        # A closing parenthesis belongs to the address when it has its opening one in there.
        while trimmed.endswith(")") and trimmed.count(")") > trimmed.count("("):
            trimmed = trimmed[:-1]
        if trimmed == text:
            return text
        text = trimmed


def _found(text: str) -> list[tuple[int, int, str]]:
    found = []
    if "www." in text:
        for match in _WWW.finditer(text):
            words = trim_address(match.group())
            found.append((match.start(), match.start() + len(words), f"https://{words}"))
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - 64), at)
        domain = _DOMAIN.match(text, at)
        if local and domain:
            address = text[local.start() : domain.end()]
            found.append((local.start(), domain.end(), f"mailto:{address}"))
        at = text.find("@", at + 1)
    return sorted(found)
