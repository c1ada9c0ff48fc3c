"""Whether two titles, or two texts, are the same but for how they were set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LONG_TITLE = 12
"""Letters from which on a title tells a post from others: "Links" doesn't."""

_NONE = "untitled"
"""What posts without a title are called."""

_WORD = re.compile(r"\w+")
_LONGEST_NAME = 60
"""Characters of an author's name before a title: "Ada Lovelace: On engines"."""

_FEWEST = 8
"""Words below which only the very same text is alike."""
_SENTENCES = 20
"""Words from which on a text that begins otherwise may be taken from the middle of another."""
_RUN = 3
"""Words in a row that are compared."""
_MOST_OF_AN_EDITION = 0.8
_MOST_OF_A_PART = 0.9
_LOOKED_AT = 3_000
"""Words of a text that are compared."""

_ADDED = re.compile(
    r"(the post .{1,300} (appeared first on|first appeared on) .{1,200}"
    r"|(continue|keep) reading\W.{0,200}|read (more|on|the (rest|full \w+))\W?.{0,100}|\[?(…|\.\.\.)\]?)\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What programs put at the end of an excerpt."""


def title(text: str) -> str:
    """A title without case, punctuation and the ways to write the same letter."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(_WORD.findall(text.casefold()))


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one; an aggregator may put the author's name before it."""
    short, long = sorted((title(one), title(other)), key=len)
    if short in ("", _NONE):
        return False
    if short == long:
        return True
    if len(short) < LONG_TITLE or not long.endswith(f" {short}"):
        return False
    shorter, longer = sorted((one, other), key=len)
    before = longer.strip()[: -len(shorter.strip())].rstrip()
    return len(before) <= _LONGEST_NAME and before.endswith((":", "-", "–", "—", "|"))


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(text.casefold())


def says_nothing_new(text: str, of: str) -> bool:
    """Whether a text is empty, or an excerpt of another: it has (nearly) nothing of its own.

    Quoting is no excerpt where words are added: those are what the text is about.
    """
    cut, whole = _compared(_ADDED.sub("", text)), _compared(of)
    if len(cut) < _FEWEST:
        return cut == whole[: len(cut)]
    begun = next((at for at, (a, b) in enumerate(zip(cut, whole, strict=False)) if a != b), len(cut))
    if begun >= _MOST_OF_A_PART * len(cut) and len(cut) <= len(whole):
        return True
    return len(cut) >= _SENTENCES and _shared(cut, whole) >= _MOST_OF_A_PART


def same_text(one: str, other: str) -> bool:
    """Whether two texts are editions of each other: neither has much that the other hasn't."""
    if one == other:
        return bool(one.strip())
    short, long = sorted((_compared(one), _compared(other)), key=len)
    if not short or len(short) < _FEWEST:
        return bool(short) and short == long
    return _shared(short, long) >= _MOST_OF_AN_EDITION and _shared(long, short) >= _MOST_OF_AN_EDITION


def alike(one: str, other: str) -> bool:
    """Whether two texts are one, or the shorter is an excerpt; of nothing nothing is known."""
    short, long = sorted((one, other), key=len)
    return bool(words(short)) and (same_text(short, long) or says_nothing_new(short, long))


def _compared(text: str) -> list[str]:
    return words(text)[:_LOOKED_AT]


def _shared(short: Sequence[str], long: Sequence[str]) -> float:
    """The share of the shorter's runs of words that the longer has too."""
    own, others = _runs(short), _runs(long)
    return len(own & others) / len(own) if own else 0.0


def _runs(of: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(of[at : at + _RUN]) for at in range(max(1, len(of) - _RUN + 1))}
