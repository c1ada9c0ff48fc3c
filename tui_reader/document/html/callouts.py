"""Callouts as sites write them in HTML: alerts, admonitions, notices, asides, by the names of their classes.

They become quotes that say what they are, `> [!warning] A title`, as Markdown has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from tui_reader.document import markdown_escape as escape
from tui_reader.document.callouts import FOLDED, KINDS
from tui_reader.document.html.frames import Block, Details, Frame, joined
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import Leave, Walk, words_of

# GitHub, MkDocs and Sphinx, Quarto, Docusaurus, VitePress, Starlight, Hextra, Hugo's books, Bootstrap, Ghost,
# Asciidoctor, LoveIt, Quartz.
_HOLDERS = frozenset({
    "admonition", "admonitionblock", "alert", "callout", "custom-block", "hextra-callout", "hint",
    "kg-callout-card", "markdown-alert", "message", "notice", "notices", "starlight-aside",
    "theme-admonition",
})  # fmt: skip
# What says of itself what it is, with no other name: Just the Docs, Relearn, NexT, DocBook.
_PLAIN = frozenset({"caution", "danger", "important", "note", "tip", "warning"})
_PLAIN_TITLE = rf"(?:{'|'.join(sorted(_PLAIN))})-title"
# Chirpy's, which stand on quotations.
_PROMPT = re.compile(r"prompt-(\w+)")
_HINT = re.compile(
    rf"(?:^|\s)(?:{'|'.join(sorted(_HOLDERS | _PLAIN))}|{_PLAIN_TITLE}|prompt-\w+|kg-toggle-card)(?:\s|$)",
    re.IGNORECASE,
)
_TITLES = (
    ".admonition-title, .markdown-alert-title, .callout-title, .callout-header, .alert-heading, "
    ".custom-block-title, .starlight-aside__title, .kg-callout-emoji, [class*=admonitionHeading], "
    ".icon > .title, .alert-title, .notice-title, summary"
)
_ALERTS = {"primary": "note", "secondary": "note", "light": "note", "dark": "note"}
"""What Bootstrap calls alerts that say nothing by their color."""

_LONGEST_TITLE = 200


def as_callout(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Enter an element as a callout, when its classes say that it is one."""
    classes = attributes.get("class") or ""
    if not (_HINT.search(classes) or "data-callout" in attributes) or not walk.has_room(Callout.levels):
        return None
    names = classes.lower().split()
    if "kg-toggle-card" in names:
        return _toggle(walk, node)
    name = attributes.get("data-callout") or _kind(names, node.tag or "")
    if not name:
        return None
    title = _taken(_title(node, names))
    folds = "details" in names or node.tag == "details"
    is_open = "open" in attributes or "open" in names
    return walk.enter(Callout(name, title, ("+" if is_open else "-") if folds else ""))


def kind_of(classes: str, tag: str) -> str:
    """What kind of callout the classes of an element make it; empty when they make it none."""
    return _kind(classes.lower().split(), tag) if _HINT.search(classes) else ""


class Callout(Frame):
    """Text set apart under a name.

    Args:
        name: What the site calls it.
        title: Its title, or empty.
        fold: `-` when it begins closed, `+` when open, empty when it does not fold.
    """

    levels = 1

    def __init__(self, name: str, title: str, fold: str) -> None:
        super().__init__()
        self._name = name
        self._title = title
        self._fold = fold

    def close(self, parent: Frame) -> list[Block]:
        """Return the callout."""
        if not self.blocks and not self._title:
            return []
        is_said = self._title.strip(" :!").lower() == self._name
        title = "" if is_said else escape.text(self._title, last=True)
        lines = [f"[!{self._name}]{self._fold} {title}".rstrip(), *joined(self.blocks).split("\n")]
        return [Block("quote", "\n".join(f"> {line}" if line else ">" for line in lines))]


def _kind(names: Sequence[str], tag: str) -> str:
    """What kind a callout is, by its classes; empty when they make none."""
    if not _HOLDERS.isdisjoint(names):
        kinds = [_ALERTS.get(part, part) for name in names for part in _parts(name)]
        return next((kind for kind in kinds if kind in KINDS and kind not in FOLDED), "note")
    if tag == "blockquote":
        for name in names:
            if prompt := _PROMPT.fullmatch(name):
                return prompt[1] if prompt[1] in KINDS else "note"
    plain = (name.removesuffix("-title") for name in names)
    return next((name for name in plain if name in _PLAIN), "")


def _parts(name: str) -> Sequence[str]:
    """What a class may call a callout: the whole of it, or what it ends in."""
    return name, name.rpartition("-")[2]


def _toggle(walk: Walk, node: LexborNode) -> Leave:
    """Ghost's toggle: text that folds away under a heading."""
    details = Details()
    details.summary = _taken(node.css_first(".kg-toggle-heading"))
    return walk.enter(details)


def _title(node: LexborNode, names: Sequence[str]) -> LexborNode | None:
    """The title of a callout, and not of one within it."""
    is_first = any(name.removesuffix("-title") in _PLAIN and name.endswith("-title") for name in names)
    found = node.css_first("p" if is_first else _TITLES)
    if found is None or found.mem_id == node.mem_id:  # a search finds the element itself, too
        return None
    above = found.parent
    while above is not None and above.mem_id != node.mem_id:
        if _HINT.search(above.attributes.get("class") or "") or above.tag == "details":
            return None
        above = above.parent
    return found


def _taken(node: LexborNode | None) -> str:
    """The words of a title, which is then said."""
    words = words_of(node)[:_LONGEST_TITLE] if node is not None else ""
    if node is not None and len(words) < _LONGEST_TITLE:
        node.decompose()
        return words
    return ""
