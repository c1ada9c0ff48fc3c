"""Notes that stand within the text they are about: Tufte's side notes, and plugins of WordPress.

A browser shows them beside the text or when the pointer rests on their mark. Here they become footnotes
as `html_notes` knows them: a raised mark where they stood, the note at the end.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HINTS = ("modern-footnotes-footnote__note", "sidenote", "marginnote", "footnote_tooltip")
_BESIDE = "span.modern-footnotes-footnote__note, span.sidenote, span.marginnote, span.footnote_tooltip"
_FURNITURE = "label.margin-toggle, input.margin-toggle, sup.modern-footnotes-footnote"
_MOST = 500
"""Moved in one document. What comes after them stays where it stands."""
_MARK = re.compile(r"[\W\d]*")

# The plugin "Footnotes" has a note twice: where its mark stands, maybe cut short, and in a table at the end.
_REFERRER = "span.footnote_referrer"
_ROW = "tr.footnotes_plugin_reference_row"
_ABOUT_TABLE = "table.footnote-reference-container, .footnote_container_prepare"
_IN_TEXT, _IN_TABLE = "footnote_plugin_tooltip_text", "footnote_plugin_reference"


def move_notes(root: LexborNode, html: str) -> bool:
    """Move notes that stand within the text to the end of it, and leave a mark where they were.

    Returns:
        Whether there were any.
    """
    if not any(hint in html for hint in _HINTS):
        return False
    rows = _rows(root)
    had_rows = bool(rows)
    notes = root.css(_BESIDE)[:_MOST]
    # From the last to the first: one within another comes after it, and is gone when that one goes.
    for number in range(len(notes), 0, -1):
        _move(root, notes[number - 1], number, rows)
    for node in reversed(root.css(_FURNITURE)):
        if _MARK.fullmatch(node.text(strip=True)):
            node.decompose()
    if had_rows and not rows:
        for node in reversed(root.css(_ABOUT_TABLE)):
            node.decompose()
    return True


def _move(root: LexborNode, note: LexborNode, number: int, rows: dict[str, str]) -> None:
    """Move one note, in the words of the table where that has it."""
    if not note.text(strip=True):
        return
    name = f"note-beside-{number}"
    words = rows.pop((note.attributes.get("id") or "").replace(_IN_TEXT, _IN_TABLE), "") or note.inner_html
    parent = note.parent
    is_alone = parent is not None and parent.css_matches(_REFERRER) and len(parent.css(_BESIDE)) == 1
    place = parent if parent is not None and is_alone else note
    root.insert_child(_element(f'<div id="{name}">{words}</div>'))
    place.insert_before(_element(f'<sup><a href="#{name}">{number}</a></sup>'))
    place.decompose()


def _rows(root: LexborNode) -> dict[str, str]:
    """The notes in the plugin's table, by their anchors."""
    rows: dict[str, str] = {}
    for row in root.css(_ROW):
        anchor, text = row.css_first(f"[id^={_IN_TABLE}]"), row.css_first("td")
        if anchor is not None and text is not None and row.css_first("table") is None:
            rows[str(anchor.attributes["id"])] = text.inner_html or ""
    return rows


def _element(html: str) -> LexborNode:
    body = LexborHTMLParser(html).body
    found = body.first_child if body is not None else None
    assert found is not None
    return found
