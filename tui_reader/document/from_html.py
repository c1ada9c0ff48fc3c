"""HTML to Markdown: what a feed's post says and shows, and nothing it would do.

One iterative walk over lexbor's tree. Headings, lists, quotes, code, tables, pictures, notes and formatting
stay; scripts, forms, trackers and hidden text go; text that looks like Markdown or HTML is escaped and
shows as written. 6 KB take less than a millisecond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from tui_reader.document.html.simple_text import simple_text
from tui_reader.text.html_guard import bounded

NESTING = 100
"""Quotes and lists nested deeper are kept flat: readers of Markdown drop what is deeper."""

_MARKUP = re.compile("[<&]")
# Where blocks begin or end, which the text of a tree doesn't tell. Two letters tell them from inline tags.
_BLOCK_TAG = re.compile(
    r"<(?=/?(?:[phPH]|[dD][ivltIVLT]|[lL][iI]|[uo]l|[UO]L|t[rdhab]|T[RDHAB]|b[lr]|B[LR]|fi|FI|se|ar|as|na|ma|de))"
)
_UNREAD = ("script", "style", "template", "textarea", "title", "noscript", "select", "svg")
_UNREAD_HINT = re.compile(r"<(?:[sS](?:[cCvV]|[tT][yY]|[eE][lL])|[tT](?:[eE]|[iI][tT])|[nN][oO])")


def convert(html: str, base_url: str = "", *, nesting: int = NESTING) -> str:
    """Turn HTML into Markdown that shows the same.

    Args:
        html: A document or a part of one, well-formed or not.
        base_url: Where it stands, on which relative links and pictures are resolved.
        nesting: Blocks in blocks to this depth; what is deeper is kept, flat.
    """
    return "\n\n".join(_pieces(html, base_url, nesting))


def pieces(html: str, base_url: str = "") -> Iterator[str]:
    """Turn HTML into Markdown piece by piece, each a run of whole blocks; parted by blank lines, `convert`.

    The first piece is a few screens long, so that a post of 1 MB opens for little more than its parse.
    """
    return _pieces(html, base_url, NESTING)


def plain_text(html: str) -> str:
    """Return the text HTML shows, for counting, searching and summaries: quick, and not folded."""
    if not _MARKUP.search(html):
        return html
    if (simple := simple_text(html)) is not None:
        return simple
    tree = _parsed(_BLOCK_TAG.sub("\n<", html))
    if _UNREAD_HINT.search(html):
        tree.strip_tags(list(_UNREAD))
    body = tree.body
    return body.text() if body is not None else ""


def _pieces(html: str, base_url: str, nesting: int) -> Iterator[str]:
    # A refresh only wants plain text, and shall not wait for a dozen modules.
    from tui_reader.document.html.links import Addresses, document_base
    from tui_reader.document.html.notes import find_notes
    from tui_reader.document.html.tags import TAGS, inline
    from tui_reader.document.html.walk import Walk

    tree = _parsed(html)
    root = tree.body
    if root is None:
        return
    notes = find_notes(root, html)
    walk = Walk(Addresses(document_base(tree, base_url)), notes.labels, notes.holders, nesting)
    for _ in walk.run(root, TAGS, inline):
        yield walk.page.take()
    last = walk.page.take()
    if last:
        yield last


def _parsed(html: str) -> LexborHTMLParser:
    # A parser puts scripts that come first into the head, which nobody reads.
    return LexborHTMLParser(f"<body>{bounded(html)}" if _SCRIPT.match(html) else bounded(html))


_SCRIPT = re.compile(r"\s*<script", re.IGNORECASE)
