"""A filter as a line that means the same wherever it is read."""

from __future__ import annotations

from datetime import UTC, datetime

from tui_reader.conditions import Part
from tui_reader.library.query.read import read
from tui_reader.library.query.tokens import quoted


def carried(line: str, words_in: Part, source: str = "") -> str:
    """The line with what was understood beside it written out.

    Args:
        line: As typed; it can be understood.
        words_in: Where its words without a field were looked for.
        source: The title of the one source whose posts were listed, or empty.
    """
    now, plain = datetime.now(UTC), line.strip()
    if read(plain, now=now, words_in=words_in) != read(plain, now=now, words_in=Part.ALL):
        plain = f"in:{words_in} {plain}"
    return f"source:{quoted(source)} {plain}".strip() if source else plain
