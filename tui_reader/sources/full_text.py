"""The article in a page, for posts whose feed holds no more than a teaser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui_reader.errors import ParseError
from tui_reader.sources import addresses, article_tree, page_tree
from tui_reader.sources.decoding import text_of

LONGEST = 2 * 1024 * 1024
"""Characters of a page in which an article is looked for."""

_LEAST_TEXT = 140
"""Characters of text without which something is no article, unless it shows pictures."""

EXAMPLE = "An example: article .content"

_SELECTOR = "Name the part of the page that holds the text in the source's settings, as a CSS selector."


class FullText(NamedTuple):
    """An article as it stands in its page."""

    html: str
    """The article's own markup: a stranger's, for `from_html` as any post of a feed."""
    base_url: str
    """What its relative links and pictures stand on."""


def is_selector(text: str) -> bool:
    """Whether a text is a CSS selector that pages can be searched by."""
    empty = page_tree.tree("")
    return empty is not None and article_tree.selected(empty, text) is not None


def extract(body: bytes | str, headers: Mapping[str, str], url: str, selector: str = "") -> FullText:
    """Take the article out of a page.

    Pages can be made to keep this busy for long: it belongs into a worker that can be stopped.

    Args:
        body: The page.
        headers: Of the response, names in lower case.
        url: Where it came from.
        selector: A CSS selector of the elements to take, for pages in which none is found, or the wrong one.

    Raises:
        ParseError: There is no article, or nothing that the selector selects.
    """
    tree = page_tree.tree(text_of(body, headers)[:LONGEST])
    if tree is None:
        raise ParseError("This page is nested too deeply to be read.", "Press o to open it in the browser.")
    stated = tree.css_first("base[href]")
    base = (addresses.absolute(url, stated.attributes.get("href") or "") if stated else "") or url
    html = article_tree.selected(tree, selector) if selector else article_tree.found(tree, base)
    if html is None:
        raise ParseError(f"“{selector}” is no CSS selector.", EXAMPLE)
    if not article_tree.is_article(html, 1 if selector else _LEAST_TEXT):
        what = (
            f"Nothing on the page matches “{selector}”." if selector else "No article was found on the page."
        )
        raise ParseError(what, _SELECTOR)
    return FullText(html, base)
