"""Markdown as HTML, for feeds that others read."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


def convert(markdown: str) -> str:
    """The text as HTML: CommonMark with tables and strikethrough, its raw HTML as it is written."""
    return str(_renderer().render(markdown))


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
