"""Kramdown's attributes, `{: .prompt-tip }`: what they make callouts of, and that they show nothing.

Those of a block stand on a line of their own below it (Chirpy), or above it (Just the Docs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.document.dialects.code_places import CodePlaces
from tui_reader.document.dialects.wikilinks import Resolution

_ATTRIBUTES = re.compile(r"[ \t]*\{:[ \t]*([^{}\n]*?)[ \t]*\}[ \t]*(?:\n|\Z)")
_KIND = re.compile(r"\.(?:prompt-)?(note|tip|info|important|warning|caution|danger)(-title)?(?![\w-])")
_CONTENTS = re.compile(r"(?:^|\s)toc(?:\s|$)")
_LIST_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+[^\n]*\n\Z")
_NO_TEXT = re.compile(r"[ \t]*(?:[#|`~<]|[*+-][ \t]|\d{1,9}[.)][ \t]|!\[)")

_COMMENT_END = re.compile(r"\{:/(?:comment)?\}")
_ATTACHED = re.compile(r"\{:\s*(?:[.#:/][\w-]*|[\w-]+=|toc\b)[^{}\n]*\}")
# Goldmark's and Pandoc's have no colon; on a line of their own they are nothing else.
_ALONE = re.compile(
    r"(?<=\n)\{(?:[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|[\w-]+)))+[ \t]*\}[ \t]*(?=\n|\Z)"
)
_LONGEST = 2_000

_FAR = 20_000
"""Characters of a block that are looked at."""


def with_callouts(text: str) -> str:
    """Write as callouts what attributes make callouts of, and take out where contents would stand."""
    if "{:" not in text:
        return text
    parts: list[str] = []
    at = 0
    for start, end, written in _found(text):
        if start >= at:
            parts += (text[at:start], written)
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def attributes(text: str, start: int) -> Resolution | None:
    """Read attributes, or a comment, where they stand: they show nothing."""
    if not text.startswith("{:", start):
        alone = _ALONE.match(text, start, start + _LONGEST)
        return ("", alone.end()) if alone else None
    if text.startswith("{::comment}", start):
        end = _COMMENT_END.match(text, text.find("{:/", start, start + _FAR))
        return ("", end.end()) if end else None
    found = _ATTACHED.match(text, start, start + _LONGEST)
    is_attached = not start or text[start - 1] in ')]*`"\n_ ' or text.startswith(("{::", "{:/"), start)
    return ("", found.end()) if found and is_attached else None


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text, in order, and what they become."""
    code = CodePlaces(text)
    sign = text.find("{:")
    while sign >= 0:
        line = text.rfind("\n", 0, sign) + 1
        attributes = _ATTRIBUTES.match(text, line)
        sign = text.find("{:", sign + 2)
        if attributes and not code.region(line):
            yield from _beside(text, attributes)


def _beside(text: str, attributes: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """What a line of attributes makes of what stands beside it."""
    if kind := _KIND.search(attributes[1]):
        found = _callout(text, attributes, f"[!{kind[1].upper()}]", is_titled=bool(kind[2]))
        if found:
            yield found
    elif _CONTENTS.search(attributes[1]):
        start = text.rfind("\n", 0, max(0, attributes.start() - 1)) + 1
        if _LIST_ITEM.match(text, start, attributes.start()):
            yield start, attributes.end(), ""


def _callout(
    text: str, attributes: re.Match[str], name: str, *, is_titled: bool
) -> tuple[int, int, str] | None:
    """The block beside the attributes, as a callout; None where there is none that can be one."""
    start, end = attributes.span()
    before = _block_before(text, start)
    if before < start:
        block, begin, after = text[before:start], before, end
    else:
        after = _block_after(text, end)
        block, begin = text[end:after], start
    lines = block.rstrip("\n").split("\n")
    if not lines[0].strip() or _NO_TEXT.match(lines[0]):
        return None
    if not lines[0].lstrip().startswith(">"):
        lines = [f"> {line.lstrip()}" for line in lines]
    if is_titled:
        name += f" {lines.pop(0).lstrip('> ')}"
    return begin, after, "\n".join([f"> {name}", *lines]) + ("\n" if block.endswith("\n") else "")


def _block_before(text: str, end: int) -> int:
    """Where the lines begin that stand right above, up to a blank one."""
    start = end
    while start > max(0, end - _FAR):
        line = text.rfind("\n", 0, start - 1) + 1
        if _is_border(text[line:start]):
            break
        start = line
    return start


def _block_after(text: str, start: int) -> int:
    """Where the lines end that stand right below."""
    end = start
    while end < min(len(text), start + _FAR):
        line = text.find("\n", end) + 1 or len(text)
        if _is_border(text[end:line]):
            break
        end = line
    return end


def _is_border(line: str) -> bool:
    """Whether a line ends a block: a blank one, or attributes again."""
    return not line.strip() or line.lstrip().startswith("{:")
