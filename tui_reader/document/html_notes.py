"""Footnotes as Hugo, Jekyll, WordPress and PHP Markdown write them in HTML.

What they share: a raised link to an anchor, the anchor's element holding the note, and in it a link back.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from tui_reader.document.html_links import Attributes
from tui_reader.document.html_walk import Walk, words_of

_HINTS = ("<sup", "footnote", "noteref")
_REFERENCES = (
    'sup a[href*="#"], a.footnote[href*="#"], a.footnote-ref[href*="#"], a[role="doc-noteref"][href*="#"]'
)
_HOLDERS = frozenset({"li", "div", "p", "aside", "dd"})
_BACK_CLASS = re.compile(r"back|revers|return", re.IGNORECASE)
_BACK_WORDS = re.compile(r"[\W_]*[↩↑⤴⏎↵⬆^⇧⇑«‹←][\W_]*|\[?(?:back|return|top)\]?", re.IGNORECASE)


def find_notes(root: LexborNode, html: str) -> dict[str, str]:
    """Number the footnotes of a document: the id of the element that holds one, to its label."""
    if not any(hint in html for hint in _HINTS):
        return {}
    wanted = dict.fromkeys(_anchor(link.attributes.get("href")) for link in root.css(_REFERENCES))
    wanted.pop("", None)
    if not wanted:
        return {}
    held = {str(each.attributes["id"]) for each in root.css("[id]") if each.tag in _HOLDERS}
    return {name: str(number) for number, name in enumerate((each for each in wanted if each in held), 1)}


def note_label(walk: Walk, href: str | None) -> str:
    """Return the label of the footnote a link leads to, or empty."""
    return walk.notes.get(_anchor(href), "") if walk.notes else ""


def is_back_link(walk: Walk, node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a link in a footnote only leads back to its mark."""
    if attributes.get("role") == "doc-backlink" or _BACK_CLASS.search(attributes.get("class") or ""):
        return True
    return _BACK_WORDS.fullmatch(words_of(node)) is not None


def is_notes_rule(walk: Walk, node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a rule only parts the footnotes from the post."""
    if not walk.notes:
        return False
    parent = node.parent
    around = parent.attributes.get("class") if parent is not None else ""
    return "footnote" in f"{attributes.get('class')} {around}"


def _anchor(href: str | None) -> str:
    return (href or "").partition("#")[2]
