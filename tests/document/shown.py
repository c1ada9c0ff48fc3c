"""What a browser would show of HTML, told by a walk of its own: the measure for `from_html`."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset({
    "script", "style", "svg", "noscript", "template", "form", "button", "select", "textarea", "title",
    "iframe", "video", "audio",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark",
    "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
})  # fmt: skip


@cache
def reader() -> MarkdownIt:
    """A reader of Markdown that is none of ours, deep enough for what we write."""
    md = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
    return md.use(deflist_plugin).use(footnote_plugin, inline=False).use(tasklists_plugin)


def shown_by_markdown(markdown: str) -> str:
    """The words Markdown shows, once rendered."""
    return shown_by_html(str(reader().render(markdown)))


def shown_by_html(html: str) -> str:
    """The words HTML shows, white space folded."""
    body = LexborHTMLParser(html).body
    pieces: list[str] = []
    above: list[LexborNode] = []
    node = body.first_child if body is not None else None
    while node is not None or above:
        if node is None:
            node = above.pop()
            pieces.append(_border(node))
        elif node.tag == "-text":
            pieces.append(node.text_content or "")
        elif _is_seen(node):
            pieces.append(_border(node))
            above.append(node)
            node = node.first_child
            continue
        node = node.next
    return " ".join("".join(pieces).split())


def _border(node: LexborNode) -> str:
    return "" if node.tag in _INLINE else " "


def _is_seen(node: LexborNode) -> bool:
    tag = node.tag or "-"
    if tag.startswith("-") or tag in _UNSEEN:
        return False
    attributes = node.attributes
    is_for_readers = "screen-reader-text" in (attributes.get("class") or "")
    return (
        "hidden" not in attributes
        and "display:none" not in (attributes.get("style") or "")
        and not is_for_readers
    )
