"""Comments of HTML in Markdown: what a writer has taken out of a post without deleting it."""

from __future__ import annotations

import re

_FENCE_OR_COMMENT = re.compile(r"(?:\A|(?<=\n))[ \t>]{0,20}(`{3,}|~{3,})|<!--")
_CLOSING = re.compile("-->")
_PARTED = re.compile(r"\n[ \t]{0,20}\n")
_BEGINS_LINE = re.compile(r"(?:\A|\n)[ \t>]{0,20}\Z")


def without(markdown: str) -> str:
    """The text without its comments; one in code stays, for there it is what the post is about.

    A comment at the beginning of a line goes on over blank lines, one within a paragraph does not
    (CommonMark 0.31, sections 4.6 and 6.6).
    """
    if "<!--" not in markdown:
        return markdown
    closing, parted = _Next(_CLOSING, markdown), _Next(_PARTED, markdown)
    kept: list[str] = []
    at, fence = 0, ""
    for found in _FENCE_OR_COMMENT.finditer(markdown):
        start = found.start()
        if start < at:
            continue
        if mark := found[1]:
            fence = "" if fence and mark.startswith(fence) else fence or mark
        elif not fence and markdown[start - 1 : start] != "`":
            end = closing.after(start + len("<!--"))
            if end == len(markdown):
                break
            if _BEGINS_LINE.search(markdown, max(0, start - 22), start) or end < parted.after(start):
                kept.append(markdown[at:start])
                at = end + len("-->")
    return "".join([*kept, markdown[at:]])


class _Next:
    """Where a pattern is found next. Asked from further and further on, it looks at each character once."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._found = -1

    def after(self, start: int) -> int:
        """The first place from `start` on; the text's end when there is none."""
        if self._found < start:
            found = self._pattern.search(self._text, start)
            self._found = found.start() if found else len(self._text)
        return self._found
