r"""Where mathematics stands in running text, and where a dollar is money.

The signs are those of pandoc, GitHub and MathJax: `$…$`, `` $`…`$ ``, `$$…$$`, `\(…\)`, `\[…\]`, the
last two with one backslash or two, as Markdown's readers leave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 4_000
"""Characters between the signs: what is farther apart does not belong together."""

_SIGNS = re.compile(r"\\\$|\$|\\\\?[(\[]")


class Marked(NamedTuple):
    """A formula found in text."""

    tex: str
    end: int
    """Where the text goes on."""
    displayed: bool
    """Meant to stand on lines of its own."""


_TICKS = re.compile(r"\$`([^`]+)`\$")
_WORDPRESS = re.compile(r"\$latex[ =]([^$]+?)\$")
_DISPLAYED = re.compile(r"\$\$(?!\$)((?:[^$\\]|\\.)+)\$\$(?!\$)", re.DOTALL)
_DOLLARS = re.compile(r"\$(?![\s$])((?:[^$\\`]|\\.)*?)(?<!\s)\$(?!\$)", re.DOTALL)
_OPENING = re.compile(r"(\\\\?)([(\[])")
_CLOSING = {"(": ")", "[": "]"}

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_EVIDENCE = re.compile(r"[_^=<>{}]|\\[A-Za-z]")
_LETTER = re.compile(r"[^\W_](?:[_^]\{?\w+\}?)?")
"""A letter, maybe with a script: what an ending is put to, as in `$n$th`."""

_TEXT = re.compile(r"\\(?:text|mbox|hbox|mathrm|operatorname)\w*\s*\{[^{}]*\}")
_WORD = re.compile(r"(?<![\\A-Za-z'’-])[A-Za-z]{2,}(?![A-Za-z'’-])")
_SENTENCE = re.compile(r"(?:^|\s)[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}(?=[\s.,;:!?]|$)")
_NAMES = frozenset(
    """sin cos tan cot sec csc log ln lg exp lim max min sup inf det dim ker deg arg gcd lcm mod div var cov
    erf sgn tr diag rank span softmax argmax argmin Pr Re Im""".split()  # noqa: SIM905
)


def at(text: str, start: int, *, escapes: bool = True) -> Marked | None:
    """The formula that begins at `start`, if one does; with `escapes` a backslash may escape a bracket."""
    found = _dollars(text, start) if text[start] == "$" else _backslashed(text, start, escapes=escapes)
    return None if found is None or _BLANK_LINE.search(found.tex) else found


def split(text: str) -> Iterator[str | Marked]:
    """Cut running text of HTML, where a backslash escapes nothing, into its words and its formulas."""
    start = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() < start or sign.group() == "\\$":
            continue
        found = at(text, sign.start(), escapes=False)
        if found:
            if sign.start() > start:
                yield text[start : sign.start()]
            yield found
            start = found.end
    if start < len(text):
        yield text[start:]


def is_formula(tex: str) -> bool:
    """Whether text between brackets that may be only escaped ones is mathematics."""
    return bool(_COMMAND.search(tex) or (_EVIDENCE.search(tex) and not is_prose(tex)))


def _dollars(text: str, start: int) -> Marked | None:
    before, end = text[start - 1 : start] if start else "", start + LONGEST
    if before == "$":
        return None
    if found := _TICKS.match(text, start, end):
        return Marked(found[1], found.end(), displayed=False)
    if found := _WORDPRESS.match(text, start, end):
        return Marked(found[1], found.end(), displayed=False)
    found = _DISPLAYED.match(text, start, end)
    is_displayed = bool(found)
    found = found or _DOLLARS.match(text, start, end)
    if found is None or not found[1] or found[1].isspace() or is_prose(found[1]):
        return None
    # `3$\times$3`, but `US$5-US$6`; `the $n$th`, but `$HOME/$PATH`.
    after = text[found.end() : found.end() + 1]
    if (before.isalnum() or after.isdigit()) and not _COMMAND.search(found[1]):
        return None
    if after.isalpha() and not (_COMMAND.search(found[1]) or _LETTER.fullmatch(found[1])):
        return None
    return Marked(found[1], found.end(), is_displayed)


def _backslashed(text: str, start: int, *, escapes: bool) -> Marked | None:
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    closing = text.find(opening[1] + _CLOSING[opening[2]], opening.end(), start + LONGEST)
    tex = text[opening.end() : closing]
    if closing < 0 or opening[0] in tex:
        return None
    # Two backslashes are written for nothing else; one may only escape the bracket, and `\[` begins many
    # a regular expression.
    is_certain = (len(opening[1]) == 2 or (opening[2] == "(" and not escapes)) and not is_prose(tex)
    if tex and (is_certain or is_formula(tex)):
        return Marked(unescaped(tex, opening[1]), closing + len(opening[0]), opening[2] == "[")
    return None


def unescaped(tex: str, backslashes: str) -> str:
    """TeX as it is meant: who doubles the backslash of a bracket has doubled those within, too."""
    return _ESCAPED.sub(r"\1", tex) if len(backslashes) == 2 else tex


def is_prose(tex: str) -> bool:
    """Whether it reads as words: a sentence of them, or any where nothing is TeX's."""
    bare = _TEXT.sub("", tex) if "\\" in tex else tex
    if _EVIDENCE.search(bare):
        return bool(_SENTENCE.search(bare))
    if "](" in bare:
        return True
    return any(word not in _NAMES for word in _WORD.findall(bare)) and any(map(str.isspace, bare))
