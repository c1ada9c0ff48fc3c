"""The gate's other half: a stored body becomes Markdown that is clean, when a post is opened.

Bodies are stored as they arrived, so that a better converter improves old posts at once.
Pure functions, so that they can run in a worker process.
"""

from __future__ import annotations

from typing import NamedTuple

from tui_reader.models import BodyKind, StoredBody
from tui_reader.text import clean, encoding

HEAD = 16 * 1024
"""Characters of a long body that are converted before the first paint: a few screens."""

LONG = 4 * HEAD
"""Characters from which on a body is opened in two steps."""


class Converted(NamedTuple):
    """A body as Markdown, whole or its beginning."""

    markdown: str
    complete: bool


def markdown(body: StoredBody) -> str:
    """The whole body as clean Markdown, and above it what came with it."""
    return _with_files(body, _whole(body))


def _with_files(body: StoredBody, text: str) -> str:
    if body.path:
        return text  # nothing comes with a file
    from tui_reader.library import carried

    return "\n\n".join(filter(None, (carried.above(body), text)))


def _whole(body: StoredBody) -> str:
    text = clean.block(encoding.repair(body.text))
    match body.kind:
        case BodyKind.MARKDOWN:
            from tui_reader.document.dialects import shortcodes

            return shortcodes.resolved(text)
        case BodyKind.HTML:
            from tui_reader.document import from_html

            return from_html.convert(text, body.base_url)
        case BodyKind.TEXT:
            from tui_reader.document import from_plain

            return from_plain.convert(text)


def beginning(body: StoredBody) -> Converted:
    """As much of the body as the first screens need: all of it, unless it is long."""
    if len(body.text) <= LONG or body.kind is BodyKind.TEXT:
        return Converted(markdown(body), complete=True)
    return Converted(_with_files(body, _head(body)), complete=False)


def _head(body: StoredBody) -> str:
    """The blocks of a long body that are certainly whole, empty when not even the first one is."""
    if body.kind is BodyKind.MARKDOWN:
        # A paragraph that goes on behind the cut is told from a whole one by the blank line before it.
        return _whole(body._replace(text=body.text[:HEAD])).rpartition("\n\n")[0]
    from tui_reader.document import from_html

    text = clean.block(encoding.repair(body.text[:HEAD]))
    *whole, last = list(from_html.pieces(text, body.base_url)) or [""]
    # The cut may lie within the last block, and the one before may still have a caption to come.
    if whole and "\n\n" not in last:
        whole.pop()
    return "\n\n".join(whole)
