"""Where a writer says that a post's summary ends: `<!--more-->`, Docusaurus' `{/* truncate */}`."""

from __future__ import annotations

import re

_CUT = re.compile(
    r"<!--[ \t]{0,9}(?:more|truncate|end[ _-]?excerpt|excerpt|read[ _-]?more)[ \t]{0,9}-->"
    r"|\{/\*[ \t]{0,9}truncate[ \t]{0,9}\*/\}",
    re.IGNORECASE,
)


def end(body: str) -> int:
    """Characters of a body that are its summary; 0 when the writer doesn't say."""
    if "<!--" not in body and "{/*" not in body:
        return 0
    found = _CUT.search(body)
    return found.start() if found else 0
