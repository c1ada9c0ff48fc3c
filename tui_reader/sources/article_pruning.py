"""What stands around and between the paragraphs of an article: kept where it is part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def prune(article: LexborNode, kept: set[int]) -> None:
    """Take out of an article what does not belong to it.

    Args:
        article: The element that holds the article; it is changed.
        kept: The `mem_id`s of what is surely part of it.
    """
    holding = _holding(article, kept)
    little = _LITTLE * len(article.text())
    waiting = [article]
    while waiting:
        node = waiting.pop()
        children = list(node.iter())
        last = max((place for place, child in enumerate(children) if child.mem_id in holding), default=-1)
        for place, child in enumerate(children):
            # Nothing that holds a good part of the text is a share bar, whatever it is called.
            if child.mem_id in holding and not (_is_foreign(child) and len(child.text()) < little):
                waiting.append(child)
                continue
            match _verdict(child, goes_on=place < last):
                case None:
                    waiting.append(child)
                case False:
                    child.decompose()


def is_mostly_links(node: LexborNode) -> bool:
    """Whether most of an element's text leads elsewhere, as in a menu."""
    whole = len("".join(node.text().split()))
    linked = sum(len("".join(link.text().split())) for link in node.css("a"))
    return linked > whole * _MANY_LINKS


def _holding(article: LexborNode, kept: set[int]) -> set[int]:
    """Elements that are kept, and all that hold one."""
    holding: set[int] = set()
    for node in reversed(list(article.traverse(include_text=False))):
        if node.mem_id in kept or any(each.mem_id in holding for each in node.iter()):
            holding.add(node.mem_id)
    return holding


def _verdict(node: LexborNode, *, goes_on: bool) -> bool | None:
    """Whether an element nothing is known of stays; None when its parts are to be looked at one by one."""
    tag = node.tag or ""
    if tag in _INLINE:
        return not _is_junk(node)
    if _is_foreign(node):
        return False
    if tag in _HEADINGS:
        return goes_on
    if tag in _LISTS:
        return not is_mostly_links(node)
    if tag in _WHOLE:
        return True
    return None if node.css_first(_SOMETHING) is not None else False


_INLINE = frozenset(
    """a abbr b bdi bdo br cite code data del dfn em i ins kbd mark math q rp rt ruby s samp small span strong
    sub sup time u var wbr""".split()  # noqa: SIM905, a column of names would hide the module
)
_NEVER = frozenset({"button", "dialog", "form", "input", "nav", "noscript", "script", "select", "style"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"dl", "ol", "table", "ul"})
_WHOLE = frozenset(
    {"audio", "blockquote", "details", "figure", "hr", "iframe", "img", "picture", "pre", "video"}
)
_SOMETHING = ",".join(sorted(_WHOLE | _LISTS))

_MANY_LINKS = 0.5
_LITTLE = 0.2

# Words of classes and ids, as those who write themes choose them.
_JUNK = re.compile(
    r"""(?<![a-z])(?:ads?|advert\w*|banner|breadcrumbs?|byline|comments?|commentlist|consent|cookie|disqus|footer
    |jp-relatedposts|likes?|menu|modal|navigation|newsletter|pager|pagination|popup|postmeta|post-?meta|promo
    |reactions?|related|respond|screen-reader-text|share(?:daddy|d|-\w+)?|sharing|sidebar|signup|skip-link
    |social|sponsor(?:ed)?|subscri(?:be|ption)\w*|taglist|toolbar|widgets?|author-(?:bio|box|card|info))(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_foreign(node: LexborNode) -> bool:
    return node.tag in _NEVER or _is_junk(node)


def _is_junk(node: LexborNode) -> bool:
    given = node.attributes
    words = f"{given.get('class') or ''} {given.get('id') or ''}"
    return bool(_JUNK.search(words)) or given.get("role") in ("navigation", "complementary", "dialog")
