"""Finding what is defined further down: link references and footnotes of a long document.

A window of the source does not see definitions that stand after it, as most do. So they are
found beforehand by their `]:`, without parsing; a text that has none costs one search for two characters.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference
from markdown_it.utils import EnvType

from tui_reader.document.grammar import grammar

_OPENING = re.compile(r"[ \t>]{0,20}(?:[-*+]|\d{1,9}[.)])?[ \t]*\[(?!\^)")
_NOTE = re.compile(r"[ \t>]*\[\^([^\]\s]+)\]:")
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FENCE = re.compile(r"^[ \t>]{0,9}(`{3,}|~{3,})", re.MULTILINE)

_LONGEST = 2_000
"""Characters a definition may take: its label, address and title."""


def collect(source: str, env: EnvType, *, links: bool) -> None:
    """Put the definitions of `source` into markdown-it's environment.

    A text that fits into one window has its `links` found by the parser, which is exact where
    this is only nearly so.
    """
    if "]:" not in source:
        return
    if "[^" in source:
        env["notes"] = _note_numbers(source)
    if links:
        _collect_links(source, env)


def _note_numbers(source: str) -> dict[str, int]:
    """Number the footnotes in the order in which they are referred to."""
    defined = {found[1] for line in _candidates(source) if (found := _NOTE.match(source, line))}
    numbers: dict[str, int] = {}
    for found in _MARK.finditer(source):
        if found[1] in defined:
            numbers.setdefault(found[1], len(numbers) + 1)
    return numbers


def _candidates(source: str) -> list[int]:
    """Where the lines begin that hold `]:`."""
    lines: list[int] = []
    at = source.find("]:")
    while at >= 0:
        begin = source.rfind("\n", 0, at) + 1
        if not lines or lines[-1] != begin:
            lines.append(begin)
        at = source.find("]:", at + 2)
    return lines


def _collect_links(source: str, env: EnvType) -> None:
    found = [opening for line in _candidates(source) if (opening := _OPENING.match(source, line))]
    fences = [fence.start() for fence in _FENCE.finditer(source)] if found else []
    count = 0
    env.setdefault("references", {})
    for opening in found:
        while count < len(fences) and fences[count] < opening.start():
            count += 1
        # Between an odd fence and the next stands code.
        if count % 2 == 0 and not _in_paragraph(source, opening.start()):
            _define(source, opening.end() - 1, env)


def _in_paragraph(source: str, line: int) -> bool:
    """Whether the line before is running text, which no definition interrupts."""
    before = source[source.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)].strip(" \t>")
    return (
        bool(before)
        and not before.startswith(("#", "`", "~", "---", "===", "***", "["))
        and "]:" not in before
    )


def _define(source: str, start: int, env: EnvType) -> None:
    """Let markdown-it read one definition."""
    end = source.find("\n\n", start)
    text = source[start : min(end if end > 0 else len(source), start + _LONGEST)]
    label = normalizeReference(text[1 : text.find("]:")])
    if label in env["references"]:
        return
    state = StateBlock("\n".join(text.split("\n", 3)[:3]), grammar(), env, [])
    reference(state, 0, state.lineMax, False)
