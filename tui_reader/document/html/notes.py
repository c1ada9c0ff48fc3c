"""Footnotes as sites write them in HTML: which links are marks, and which elements hold the notes.

What they share: a link to an anchor, raised or named for what it is, and at that anchor the note, mostly
with a link back. The anchor is the element that holds the note (Hugo, Jekyll, WordPress, PHP Markdown),
or stands at its beginning (Substack, Word, older WordPress plugins, and who writes notes by hand).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from tui_reader.document.html.frames import Holder
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.sidenotes import move_notes
from tui_reader.document.html.walk import Walk, words_of

_HINT = re.compile(r"<sup|footnote|noteref|>\s*\[1\]\s*</a")
_HOLDERS = frozenset({"li", "div", "p", "aside", "dd", "tr", "section"})
_MARK_CLASS = re.compile(r"(?:^|\s)footnote(?:-ref|-anchor|-reference)?(?:\s|$)|noteref")
_NUMBER = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§])\s*[\])]?")
_BACK_CLASS = re.compile(r"back|revers|return", re.IGNORECASE)
_BACK_WORDS = re.compile(r"[\W_]*[↩↑⤴⏎↵⬆^⇧⇑«‹←][\W_]*|\[?(?:back|return|top)\]?", re.IGNORECASE)


class Notes(NamedTuple):
    """The footnotes of a document."""

    labels: Mapping[str, str]
    """By the anchor that leads to one."""
    holders: Mapping[int, Holder]
    """By the `mem_id` of the element that holds one."""


_NONE = Notes({}, {})


def find_notes(root: LexborNode, html: str) -> Notes:
    """Number the footnotes of a document in the order of their marks."""
    if not move_notes(root, html) and not _HINT.search(html):
        return _NONE
    marks = [(link, _anchor(link.attributes.get("href"))) for link in root.css('a[href*="#"]')]
    marks = [(link, anchor) for link, anchor in marks if anchor and _may_be_mark(link)]
    if not marks:
        return _NONE
    anchors: dict[str, LexborNode] = {}
    for node in root.css("[id], a[name]"):
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            anchors.setdefault(name or "", node)
    labels: dict[str, str] = {}
    holders: dict[int, Holder] = {}
    for link, anchor in marks:
        holder = None if anchor in labels else _holder(link, anchors.get(anchor))
        if holder is not None and holder.mem_id not in holders:
            labels[anchor] = str(len(labels) + 1)
            holders[holder.mem_id] = Holder(labels[anchor], words_of(link).strip("[]() "))
    return Notes(labels, holders)


def note_label(walk: Walk, href: str | None) -> str:
    """Return the label of the footnote a link leads to, or empty."""
    return walk.notes.get(_anchor(href), "") if walk.notes else ""


def is_back_link(walk: Walk, node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a link in a footnote only leads back to its mark."""
    if attributes.get("role") == "doc-backlink" or _BACK_CLASS.search(attributes.get("class") or ""):
        return True
    if attributes.get("id") in walk.notes or attributes.get("name") in walk.notes:
        return True  # the note's own number
    return _BACK_WORDS.fullmatch(words_of(node)) is not None


def is_notes_rule(walk: Walk, node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a rule only parts the footnotes from the post."""
    if not walk.notes:
        return False
    parent = node.parent
    around = parent.attributes.get("class") if parent is not None else ""
    if "footnote" in f"{attributes.get('class')} {around}":
        return True
    following = _element_after(node)
    return following is not None and following.mem_id in walk.holders


def _may_be_mark(link: LexborNode) -> bool:
    """Tell whether a link looks like the mark of a footnote."""
    attributes = link.attributes
    if _is_named(attributes):
        return True
    parent, child = link.parent, link.first_child
    around = (parent.tag if parent is not None else "", child.tag if child is not None else "")
    return "sup" in around or _is_within(link, "sup") or _NUMBER.fullmatch(words_of(link)) is not None


def _is_named(attributes: Attributes) -> bool:
    return (
        attributes.get("role") == "doc-noteref"
        or "data-footnote-ref" in attributes
        or _MARK_CLASS.search(attributes.get("class") or "") is not None
    )


def _is_within(node: LexborNode, tag: str) -> bool:
    return any(above.tag == tag for above in _around(node))


_NEAR = 4
"""Elements around a mark, or around the anchor of a note."""


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements next around one."""
    above = node.parent
    for _ in range(_NEAR):
        if above is None or above.tag in {"body", "html"}:
            return
        yield above
        above = above.parent


def _holder(link: LexborNode, target: LexborNode | None) -> LexborNode | None:
    """The element that holds the note a link leads to; None when it leads to something else."""
    if target is None:
        return None
    holder = target if target.tag in _HOLDERS or _is_docutils(target) else _begun_by(target)
    # A link to what it stands in leads to a part of the text.
    if holder is None or any(above.mem_id == holder.mem_id for above in _ancestors(link)):
        return None
    is_raised = _is_within(link, "sup") or link.css_first("sup") is not None
    return holder if is_raised or _is_named(link.attributes) or _leads_back(holder, link) else None


def _is_docutils(node: LexborNode) -> bool:
    return node.tag == "table" and "footnote" in (node.attributes.get("class") or "")


def _begun_by(anchor: LexborNode) -> LexborNode | None:
    """The block that an anchor stands at the beginning of."""
    node = anchor
    for above in _around(anchor):
        if _has_text_before(node):
            return None
        if above.tag in _HOLDERS:
            return above
        node = above
    return None


def _has_text_before(node: LexborNode) -> bool:
    before = node.prev
    for _ in range(_NEAR):
        if before is None:
            return False
        if before.text(strip=True):
            return True
        before = before.prev
    return True  # so much before it can't be nothing


_LONGEST_NOTE = 1_000
"""Elements and texts of a note that are looked through."""


def _leads_back(holder: LexborNode, link: LexborNode) -> bool:
    """Whether a note leads back to its mark; both say so where a mark is only a number in brackets."""
    marks = {node.attributes.get(name) for node in (link, *_around(link)) for name in ("id", "name")}
    marks -= {None, ""}
    near = islice(holder.traverse(), _LONGEST_NOTE)
    return any(node.tag == "a" and _anchor(node.attributes.get("href")) in marks for node in near)


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _element_after(node: LexborNode) -> LexborNode | None:
    """What comes next but white space."""
    following = node.next
    while following is not None and following.tag == "-text" and not following.text(strip=True):
        following = following.next
    return following


def _anchor(href: str | None) -> str:
    return (href or "").partition("#")[2]
