"""What an HTML page that lies in a folder says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tui_reader.text.html_guard import bounded


class Page(NamedTuple):
    """An HTML page's own words; all of it is still a stranger's."""

    title: str = ""
    """Text, its entities resolved."""
    body: str = ""
    """What the page shows around nothing else: its article, without the heading that is its title."""
    author: str = ""
    published: str = ""
    summary: str = ""
    link: str = ""
    """Its canonical address."""
    language: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator")
_PUBLISHED = ("article:published_time", "date", "dc.date", "dcterms.created", "pubdate", "publish_date")
_SUMMARY = ("description", "og:description")
_HEADING = re.compile(r"<h1(?:\s[^>]*)?>((?:(?!<h1[\s>]).)*?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_KEPT = re.compile(r"<(?:a|img|picture|svg|video)[\s>]", re.IGNORECASE)
_LONGEST_HEADING = 10_000


def read(text: str, title: str = "") -> Page:
    """Read what a page says of itself.

    Args:
        text: The page.
        title: What its front matter says, which goes before everything else.
    """
    tree = LexborHTMLParser(bounded(text))
    heading, named = _words(tree.css_first("h1")), _words(tree.css_first("title"))
    # "A post | The site" is no title; the heading that is part of it is.
    title = title or (heading if not named or (heading and heading in named) else named)
    metas = dict(_metas(tree))
    body = _article(tree, text)
    return Page(
        title=title,
        body=_without(body, heading) if heading == title else body,
        author=_of(metas, _AUTHOR),
        published=_of(metas, _PUBLISHED) or _attribute(tree, "time[datetime]", "datetime"),
        summary=_of(metas, _SUMMARY),
        link=_attribute(tree, "link[rel=canonical]", "href"),
        language=_attribute(tree, "html", "lang"),
        tags=_listed(metas, "keywords", "tags"),
        categories=_listed(metas, "category", "article:section"),
    )


def _listed(metas: dict[str, str], *names: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in _of(metas, names).split(","))))


def _article(tree: LexborHTMLParser, text: str) -> str:
    """The page's only article, or its main part, where most of its words stand in it; else the whole page."""
    for selector in ("article", "main, [role=main]"):
        found = tree.css(selector)
        if len(found) == 1 and (found[0].css_first("h1") or _is_most(found[0], text)):
            return found[0].html or text
    return text


def _is_most(part: LexborNode, text: str) -> bool:
    """Whether a part of a page holds more of its words than what stands beside it, menus aside."""
    rest = LexborHTMLParser(bounded(text))
    for node in rest.css("nav, header, footer, aside, script, style, head"):
        if node.parent is not None:
            node.decompose()
    whole = rest.body.text() if rest.body else ""
    return 2 * len(_folded(part.text())) >= len(_folded(whole))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in reversed(tree.css("meta")):  # the first of a name counts
        name = node.attributes.get("name") or node.attributes.get("property")
        if name and (content := node.attributes.get("content")):
            yield name.lower(), content


def _of(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _words(node: LexborNode | None) -> str:
    return _folded(node.text()) if node else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def _without(text: str, heading: str) -> str:
    """The page without its first heading, unless more than words would go with it."""
    found = _HEADING.search(text)
    if not found or len(found[0]) > _LONGEST_HEADING or _KEPT.search(found[1]):
        return text
    if _words(LexborHTMLParser(bounded(found[0])).css_first("h1")) != heading:
        return text
    return text[: found.start()] + text[found.end() :]
