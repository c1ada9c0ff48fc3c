"""The gate's other half: a stored body becomes Markdown that is clean, when a post is opened.

Bodies are stored as they arrived, so that a better converter improves old posts at once.
Pure functions, so that they can run in a worker process.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from tui_reader.document import markdown_escape
from tui_reader.models import BodyKind, StoredBody
from tui_reader.text import clean, encoding

FIRST_PIECES = 40
"""Top-level blocks of a long HTML body that are converted before the first paint: a screen or two."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n")


class Converted(NamedTuple):
    """A body as Markdown, whole or its beginning."""

    markdown: str
    complete: bool


def markdown(body: StoredBody) -> str:
    """The whole body as clean Markdown."""
    text = clean.block(encoding.repair(body.text))
    match body.kind:
        case BodyKind.MARKDOWN:
            return text
        case BodyKind.HTML:
            from tui_reader.document import from_html

            return from_html.convert(text, body.base_url)
        case BodyKind.TEXT:
            return _from_plain(text)


def beginning(body: StoredBody) -> Converted:
    """As much of the body as the first screen needs: all of it, but for long HTML."""
    if body.kind is not BodyKind.HTML:
        return Converted(markdown(body), complete=True)
    text = clean.block(encoding.repair(body.text))
    from tui_reader.document import from_html

    pieces = from_html.pieces(text, body.base_url)
    first = list(islice(pieces, FIRST_PIECES))
    complete = next(pieces, None) is None
    return Converted("\n\n".join(first), complete)


def _from_plain(text: str) -> str:
    """Plain text as Markdown that shows it as written, its line ends kept."""
    paragraphs = _BLANK_LINES.split(text.strip("\n"))
    return "\n\n".join(_hard_lines(paragraph) for paragraph in paragraphs if paragraph.strip())


def _hard_lines(paragraph: str) -> str:
    lines = (_as_written(line) for line in paragraph.splitlines())
    return "\\\n".join(lines)


def _as_written(line: str) -> str:
    words = " ".join(line.split())
    return markdown_escape.line_start(markdown_escape.text(words, last=True))
