"""Raw HTML blocks within Markdown: what folds is cut out, everything else becomes Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# A summary longer than this is no summary; without the bound the search is quadratic.
_DETAILS = re.compile(
    r"<details\b(?P<attributes>[^<>]{0,500})>\s*(?:<summary\b[^<>]{0,500}>(?P<summary>.{0,2000}?)</summary\s*>)?|(?P<closing></details\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_OPEN = re.compile(r"\bopen\b(?![^\s=]*[\"'])", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*", re.DOTALL)

# Tags that hold text and show nothing themselves: what is left when Markdown stands within them.
_BARE = re.compile(
    r"\s*(?:</?(?:a|article|aside|center|div|figure|footer|header|main|p|section|span)\b[^<>]{0,500}>\s*)+",
    re.IGNORECASE,
)

NESTING = 20
"""Elements kept nested within one block of HTML."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some HTML, or one end of `<details>`; an opening carries the HTML of its summary."""

    kind: Literal["html", "opening", "closing"]
    source: str = ""
    is_open: bool = False
    """Of an opening: it begins open."""

    def markdown(self) -> str:
        """The same as Markdown."""
        from tui_reader.document import from_html
        from tui_reader.text import clean

        if "<" not in self.source and "&" not in self.source and self.kind == "html":
            return self.source
        return clean.block(from_html.convert(self.source, nesting=NESTING))


def parts(source: str) -> Iterator[Part]:
    """Cut an HTML block at the ends of its `<details>`. Comments alone make no part."""
    start = 0
    for found in _DETAILS.finditer(source):
        yield from _between(source[start : found.start()])
        if found["closing"]:
            yield Part("closing")
        else:
            yield Part("opening", found["summary"] or "", bool(_OPEN.search(found["attributes"])))
        start = found.end()
    yield from _between(source[start:])


def _between(source: str) -> Iterator[Part]:
    if source.strip() and not _COMMENT.fullmatch(source) and not _BARE.fullmatch(source):
        yield Part("html", source)
