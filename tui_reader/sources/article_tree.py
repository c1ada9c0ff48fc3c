"""Which part of a page is the article.

readability-lxml finds it, but what it hands out has lost short tables, lists and code, and headings
that are links to themselves. So the page is numbered before: the numbers that come back tell where
the article is, and it is cut out of the page as it was, with classes, captions and pictures.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui_reader.sources import article_pruning

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARK = "data-reader-n"
_MARKED = re.compile(rf' {_MARK}="(\d+)"')


def found(tree: LexborHTMLParser, url: str) -> str:
    """The article's markup, or empty.

    Args:
        tree: The page; it is changed.
        url: What its links stand on.
    """
    _show_late_pictures(tree)
    nodes = _numbered(tree)
    kept = {int(number) for number in _MARKED.findall(_readable(tree.html or "", url))}
    kept.intersection_update(range(len(nodes)))
    if kept:
        article = _container([nodes[number] for number in sorted(kept)])
        article_pruning.prune(article, {nodes[number].mem_id for number in kept})
        whole = article.tag in ("body", "html")
        if is_article(article.html or "") and not (whole and article_pruning.is_mostly_links(article)):
            return (_by_name(tree) if whole else "") or _unmarked(article)
    return _by_name(tree)


def selected(tree: LexborHTMLParser, selector: str) -> str | None:
    """The markup of what a selector selects, without what lies in it twice; None when it is no selector."""
    from selectolax.lexbor import SelectolaxError

    _show_late_pictures(tree)
    try:
        nodes = tree.css(selector)
    except SelectolaxError:
        return None
    chosen = {node.mem_id for node in nodes}
    return "\n".join(node.html or "" for node in nodes if not _lies_in(node, chosen))


def is_article(html: str, least: int = 140) -> bool:
    """Whether markup holds so many characters of text, or else pictures."""
    return len(" ".join(_TAG.sub(" ", html).split())) >= least or _PICTURE.search(html) is not None


_TAG = re.compile(r"<[^>]*>")
_PICTURE = re.compile(r"<(?:img|video|picture|iframe)\b", re.IGNORECASE)


def _readable(html: str, url: str) -> str:
    from readability import Document
    from readability.readability import Unparseable

    # It logs what it gives up on, with the page's text.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        return str(Document(html, url=url).summary(html_partial=True, keep_all_images=True))
    except (Unparseable, ValueError):
        return ""


def _show_late_pictures(tree: LexborHTMLParser) -> None:
    """Pictures that a script would load stand in `noscript` too, behind an empty one."""
    for picture in tree.css("noscript img"):
        hidden = picture.parent
        before = hidden.prev if hidden is not None else None
        if hidden is None or hidden.tag != "noscript":
            continue
        if (
            before is not None
            and before.tag == "img"
            and (before.attributes.get("src") or "data:")[:5] == "data:"
        ):
            before.decompose()
        hidden.unwrap()


def _numbered(tree: LexborHTMLParser) -> list[LexborNode]:
    body = tree.body
    nodes = list(body.traverse(include_text=False)) if body is not None else []
    for number, node in enumerate(nodes):
        node.attrs[_MARK] = str(number)
    return nodes


def _lies_in(node: LexborNode, chosen: set[int]) -> bool:
    return any(each.mem_id in chosen for each in islice(_with_ancestors(node), 1, None))


def _unmarked(node: LexborNode) -> str:
    return _MARKED.sub("", node.html or "")


def _container(nodes: list[LexborNode]) -> LexborNode:
    """The innermost element that holds them all."""
    chain = list(_with_ancestors(nodes[0]))
    places = {each.mem_id: place for place, each in enumerate(chain)}
    innermost = 0
    for node in nodes[1:]:
        meeting = next(each for each in _with_ancestors(node) if each.mem_id in places)
        innermost = max(innermost, places[meeting.mem_id])
    return chain[innermost]


def _with_ancestors(node: LexborNode) -> Iterator[LexborNode]:
    here: LexborNode | None = node
    while here is not None:
        yield here
        here = here.parent


def _by_name(tree: LexborHTMLParser) -> str:
    """What a page calls its article, where nothing else is found."""
    for selector in _NAMES:
        longest = max(tree.css(selector), key=lambda node: len(node.text()), default=None)
        if longest is not None and is_article(longest.html or ""):
            return _unmarked(longest)
    return ""


_NAMES = (
    "[itemprop=articleBody]",
    ".e-content",
    ".entry-content",
    ".post-content",
    ".article-content",
    "article",
)
