"""Setting Markdown into a text: in its list or quotation, and apart from the lines around it."""

from __future__ import annotations

import re

from tui_reader.document import markdown_escape

_PREFIX = re.compile(r"[ \t>]*")
_TEXT_ABOVE = re.compile(r"[^\s>][ \t]*\n\Z")
_TEXT_BELOW = re.compile(r"[ \t]*\n[ \t>]*[^\s>]")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_ADDRESS = r"(?:\{\{[^{}]*\}\}|(?!\{\{)[^\s()<>])*$"
_IN_ADDRESS = re.compile(rf"\]\(\s*<?{_ADDRESS}|^ {{0,3}}\[[^\[\]\n]+\]:\s*{_ADDRESS}")
_IN_TAG = re.compile(r"<[A-Za-z][^<>]*=\s*[\"']?[^\"'<>]*$")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_SEEN = 500
"""Characters looked back at."""


class Setting:
    """One text, and how something stands in it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def is_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the lines from `start` to `end`."""
        begin = self._line_start(start)
        is_first = begin >= 0 and _PREFIX.fullmatch(self._text, begin, start) is not None
        return is_first and _LINE_END.match(self._text, end) is not None

    def placed(self, markdown: str, start: int, end: int) -> str:
        """Markdown so that it stands at `start` instead of what ends at `end`."""
        is_block = "\n" in markdown or markdown.startswith("<")
        if not is_block:
            return markdown
        if not self.is_alone(start, end):
            # At the start of a line a tag would take the rest of the paragraph for HTML.
            is_apart = "\n" in markdown or _PREFIX.fullmatch(
                self._text, max(0, self._line_start(start)), start
            )
            return f"\n\n{markdown}\n\n" if is_apart else markdown
        begin = self._line_start(start)
        prefix = self._text[begin:start]
        lines = markdown.replace("\n", f"\n{prefix}")
        before = f"\n{prefix}" if _TEXT_ABOVE.search(self._text, max(0, begin - _SEEN), begin) else ""
        after = f"\n{prefix}" if _TEXT_BELOW.match(self._text, end) else ""
        return f"{before}{lines}{after}"

    def is_set_in(self, start: int) -> bool:
        """Whether the line is set in as far as code would be."""
        return self._before(start).startswith(("    ", "\t"))

    def is_in_list(self, start: int) -> bool:
        """Whether the line begins an item of a list."""
        return _ITEM.match(self._before(start)) is not None

    def quiet(self, source: str, start: int) -> str | None:
        """What nobody knows, as it is written: small, as code; None where it stays as it is."""
        before = self._before(start)
        if self.is_set_in(start) or _IN_TAG.search(before):
            return None
        if _IN_ADDRESS.search(before):
            return re.sub(r"\s+", "", source)
        code = markdown_escape.code_span(" ".join(source.split()))
        return f"<small>{markdown_escape.cell(code) if before.lstrip().startswith('|') else code}</small>"

    def _before(self, start: int) -> str:
        """What stands before on the same line."""
        return self._text[max(self._line_start(start), start - _SEEN) : start]

    def _line_start(self, position: int) -> int:
        """Where the line begins; -1 when that is far from here, as in text that is one line of 1 MB."""
        window = max(0, position - _SEEN)
        found = self._text.rfind("\n", window, position)
        return found + 1 if found >= 0 else -1 if window else 0
