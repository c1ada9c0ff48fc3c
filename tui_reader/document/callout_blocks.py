"""Callouts as blocks, from what their dialects make of them: quotes, directives, fences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui_reader.document import blocks, callouts
from tui_reader.document.blocks import Block
from tui_reader.document.inline import Prose, Reading
from tui_reader.document.register import Register

_QUARTO = "callout-"


class CalloutBuilder:
    """Builds the callouts of one document.

    Args:
        reading: What the inline text of the document shares.
        register: Numbers what folds.
    """

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading = reading
        self._register = register

    def of_quote(self, inside: tuple[Block, ...]) -> blocks.Callout | None:
        """Make what a quote holds a callout, when its first line says that it is one."""
        first = inside[0] if inside else None
        marker = callouts.marker(first.text.source) if isinstance(first, blocks.Paragraph) else None
        if marker is None:
            return None
        rest = (blocks.Paragraph(self._prose(marker.rest)), *inside[1:]) if marker.rest else inside[1:]
        return self._callout(marker.name, self._titled(marker.title), rest, marker.fold)

    def of_directive(self, meta: Mapping[str, str], inside: tuple[Block, ...]) -> list[Block]:
        """Make a block of a directive; of one whose name says nothing to us only what it holds."""
        name, title = meta["name"].lower(), self._titled(meta["title"])
        if name.startswith(_QUARTO):
            name = name.removeprefix(_QUARTO)
            if title is None and inside and isinstance(inside[0], blocks.Title):
                title, inside = inside[0].text, inside[1:]
        if name in callouts.FOLDED:
            return [
                blocks.Details(title or self._prose("Details"), inside, self._register.fold(is_open=False))
            ]
        if name in callouts.KINDS:
            return [self._callout(name, title, inside, meta["fold"])]
        return [*([blocks.Paragraph(title)] if title else []), *inside]

    def _callout(
        self, name: str, title: Prose | None, inside: tuple[Block, ...], folds: str
    ) -> blocks.Callout:
        fold = self._register.fold(is_open=folds == "+") if folds else None
        return blocks.Callout(callouts.kind_of(name), callouts.shown(name), title, inside, fold)

    def _titled(self, title: str) -> Prose | None:
        return self._prose(title) if title else None

    def _prose(self, source: str) -> Prose:
        return Prose(source, self._reading)


_DIRECTIVE = re.compile(r"\{([a-z][\w-]*)\}[ \t]*(.*)", re.DOTALL)
_OPTIONS = re.compile(r"(?:[ \t]*:[\w-]+:[^\n]*(?:\n|\Z))+|---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FOLDED = re.compile(r":class:[^\n]*\bdropdown\b")


def fenced(info: str, content: str) -> tuple[Mapping[str, str], str] | None:
    """Read a fence as one of MyST's callouts: what it is, and the Markdown in it; None for any other."""
    found = _DIRECTIVE.fullmatch(info.strip())
    if found is None or (found[1] not in callouts.KINDS and found[1] != "admonition"):
        return None
    options = _OPTIONS.match(content)
    said = options.group() if options else ""
    classes = re.search(r":class:[ \t]*([\w-]+)", said)
    name = found[1] if found[1] != "admonition" else classes[1] if classes else "note"
    title, first = (found[2], "") if found[1] == "admonition" else ("", found[2])
    meta = {
        "name": name if name in callouts.KINDS else "note",
        "title": title,
        "fold": "-" if _FOLDED.search(said) else "",
    }
    # Behind the name of any other stands its first line.
    return meta, f"{first}\n{content[options.end() if options else 0 :]}".lstrip("\n")
