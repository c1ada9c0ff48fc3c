"""Signs within a line that some dialects know: `==marked==`, `++new++`, `x^2^`, `H~2~O`, `~gone~`, `:tada:`.

Also what Obsidian names a paragraph by, ` ^like-this` at its end, which is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

from tui_reader.document.dialects.wikilinks import Resolution

_OPENING = re.compile(
    r"""
    (?<![A-Za-z0-9_=])==(?=[^\s=])          # ==marked==
  | (?<![A-Za-z0-9_+])\+\+(?=[^\s+])        # ++inserted++
  | (?<=[\w)\]])\^(?=[\w+-]{1,10}\^(?!\^))  # x^2^
  | (?<=[^\W_])~(?=[\w+-]{1,10}~(?!~))      # H~2~O
  | (?<![\w~\\/])~(?=[^\s~/])               # ~gone~
  | (?<=[ \t])\^(?=[A-Za-z0-9-]{2,40}[ \t]*(?:\n|\Z))
    """,
    re.VERBOSE,
)
_SIGNS = ("==", "++", "^", "~")
_NAMED = re.compile(r":[a-z0-9_+-]{2,40}:(?![\w:])")

_PAIRS = {
    "==": (re.compile(r"==((?:(?!\n[ \t]*\n|==).)*[^\s=])==(?![A-Za-z0-9_=])", re.DOTALL), "mark"),
    "++": (re.compile(r"\+\+((?:(?!\n[ \t]*\n|\+\+).)*[^\s+])\+\+(?![A-Za-z0-9_+])", re.DOTALL), "ins"),
}
_RAISED = re.compile(r"\^([\w+-]{1,10})\^")
_LOWERED = re.compile(r"~([\w+-]{1,10})~")
_STRUCK = re.compile(r"~((?:(?!\n[ \t]*\n|~).)*[^\s~])~(?![\w~/])", re.DOTALL)
_BLOCK_NAME = re.compile(r"\^(?=[A-Za-z0-9-]*[A-Za-z])(?=[A-Za-z-]*[\d-])[A-Za-z0-9-]+")

_LONGEST = 2_000
_ADDRESS = re.compile(r"[/\\$&?]|\]\(")


def places(text: str) -> Iterator[int]:
    """Where such a sign may stand, in order."""
    # To find a sign and then look around it is ten times as fast as one search for all of them.
    signs = [_all(text, sign) for sign in _SIGNS if sign in text]
    return merge(*signs, (found.start() for found in _NAMED.finditer(text)) if ":" in text else ())


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        if _OPENING.match(text, at):
            yield at
        at = text.find(sign, at + 1)


def mark(text: str, start: int) -> Resolution | None:
    """Read what a sign begins; None when it is only text."""
    end = start + _LONGEST
    pair = _PAIRS.get(text[start : start + 2])
    if pair:
        found = pair[0].match(text, start, end)
        return _tagged(found, pair[1]) if found else None
    match text[start]:
        case "^":
            return _raised(text, start)
        case "~":
            return _tilde(text, start, end)
        case _:
            return _emoji(text, start)


def _raised(text: str, start: int) -> Resolution | None:
    if text[start - 1 : start].isspace():
        named = _BLOCK_NAME.match(text, start)
        return ("", named.end()) if named else None
    found = _RAISED.match(text, start)
    return _tagged(found, "sup") if found and not _in_address(text, start) else None


def _tilde(text: str, start: int, end: int) -> Resolution | None:
    if start and text[start - 1].isalnum():
        found = _LOWERED.match(text, start)
        return _tagged(found, "sub") if found and not _in_address(text, start) else None
    found = _STRUCK.match(text, start, end)
    return _tagged(found, "del") if found else None


def _emoji(text: str, start: int) -> Resolution | None:
    from rich.emoji import Emoji  # its list is long to load

    if text[start - 1 : start].isalnum() or text[start - 1 : start] in {":", "[", "_"}:
        return None
    found = _NAMED.match(text, start)
    shown = Emoji.replace(found.group()) if found else ""
    return (shown, found.end()) if found and shown != found.group() else None


def _tagged(found: re.Match[str], tag: str) -> Resolution:
    return f"<{tag}>{found[1]}</{tag}>", found.end()


def _in_address(text: str, start: int) -> bool:
    """Whether the word before is part of an address, a path or a formula."""
    before = re.split(r"\s", text[max(0, start - 100) : start])[-1]
    return _ADDRESS.search(before) is not None
