"""What each HTML tag becomes in Markdown: one table, tag to function.

A tag that isn't here is taken for inline and leaves only its content. Code, tables, media, notes
and formulas have modules of their own.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from tui_reader.document.html.callouts import as_callout
from tui_reader.document.html.code import preformatted
from tui_reader.document.html.formulas import add_formula, formula, formula_container, formula_span
from tui_reader.document.html.frames import Block, Caption, Details, Figure, Heading, Note, Quote
from tui_reader.document.html.gauges import gauge
from tui_reader.document.html.inline import DEL, EM, INS, KBD, LINK, MARK, STRONG, SUB, SUP, Kind
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.lists import Item, List, Meaning, Term, Terms
from tui_reader.document.html.media import embed, frame, lite_youtube, picture, player, script, source
from tui_reader.document.html.notes import is_back_link, is_notes_rule, note_label
from tui_reader.document.html.special import special
from tui_reader.document.html.tables import caption, cell, head, row, table
from tui_reader.document.html.walk import SKIP, Enter, Leave, Walk, both, words_of
from tui_reader.document.html.write import BLOCK, CELL
from tui_reader.text import clean

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_ANCHOR_SIGNS = frozenset({
    "#", "¶", "§", "∞", "⚓", "🔗", "❡", "⌗", "::",
}) | {"", "🔗\ufe0e", "🔗\ufe0f", "⚓\ufe0e"}  # fmt: skip
_ANCHOR_WORDS = re.compile(r"(?:permalink|permanent link|(?:direct )?link to|anchor)\b", re.IGNORECASE)


def inline(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """An element that leaves only its content."""
    return None


def _block(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.end_line()
    return (attributes and special(walk, node, attributes)) or Walk.end_line


def _paragraph(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.end_line()
    if attributes and (leave := special(walk, node, attributes)):
        return leave
    if isinstance(walk.frames[-1], Item):
        walk.frames[-1].spaced = True
    return Walk.end_line


def _nothing(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return SKIP


def _format(kind: Kind) -> Enter:
    def enter(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
        return walk.open(kind)

    return enter


def _bold(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    # Google Docs wraps whole documents into a <b> that isn't.
    return None if _NOT_BOLD.search(attributes.get("style") or "") else walk.open(STRONG)


def _span(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    if not attributes:
        return None
    if attributes.get("class") == "label" and walk.inside(Note):
        return SKIP  # docutils: the number, in brackets
    style = attributes.get("style")
    if style and _BOLD.search(style):
        return walk.open(STRONG)
    if style and _ITALIC.search(style):
        return walk.open(EM)
    return formula_span(walk, node, attributes)


def _abbreviation(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Say what an abbreviation stands for behind it, the first time."""
    title = clean.line(attributes.get("title") or "", 300)
    if not title or title in walk.told or title == words_of(node):
        return None
    walk.told.add(title)
    return lambda walk: walk.text(f" ({title})")


def _code(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    if "math" in (attributes.get("class") or "").split():  # GitLab's
        add_formula(walk, node.text(), displayed=False)
        return SKIP
    return walk.open_code()


def _quotation(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.text("“")
    return lambda walk: walk.text("”")


def _reading(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Ruby: how the characters before are read, in parentheses."""
    walk.text("(")
    return lambda walk: walk.text(")")


def _line_break(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.line_break()
    return SKIP


def _rule(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.end_line()
    if walk.place is BLOCK and not is_notes_rule(walk, node, attributes):
        # "- ---" would be one rule, and no item of a list.
        walk.add(Block("rule", "---" if len(walk.frames) == 1 else "***"))
    return SKIP


def _heading(level: int) -> Enter:
    def enter(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
        if isinstance(walk.frames[-1], Caption):  # Hugo gives captions a title: no part of the outline
            walk.end_line()
            strong = walk.open(STRONG)
            return both(strong, Walk.end_line) if strong else Walk.end_line
        return walk.enter(Heading(level))

    return enter


def _quote(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return as_callout(walk, node, attributes) or walk.enter(Quote())


def _bullets(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return walk.enter(List(None))


def _numbers(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    start = (attributes.get("start") or "1").strip()
    return walk.enter(List(int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1))


def _item(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    leave = walk.enter(Item())
    if walk.place is CELL:
        walk.text("• ")
    return leave


def _checkbox(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    if (
        (attributes.get("type") or "").lower() == "checkbox"
        and isinstance(walk.frames[-1], Item)
        and walk.is_at_start
    ):
        walk.ready("[x]" if "checked" in attributes else "[ ]")
        walk.text(" ")
    return SKIP


def _terms(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return walk.enter(Terms())


def _term(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return walk.enter(Term())


def _meaning(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return walk.enter(Meaning())


def _figure(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return walk.enter(Figure())


def _details(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    return as_callout(walk, node, attributes) or walk.enter(Details())


def _summary(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    walk.end_line()
    details = walk.frames[-1]
    if isinstance(details, Details) and not details.summary:
        details.summary = words_of(node)
        return SKIP
    return Walk.end_line


def _link(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    href = attributes.get("href")
    if not href:
        return None
    if "#" in href:
        label = note_label(walk, href)
        if label:
            walk.ready(f"[^{label}]")
            return SKIP
        if isinstance(walk.frames[-1], Heading):
            if _is_anchor(walk, node, attributes):
                return SKIP
            if href.startswith("#"):
                return None
        if walk.inside(Note) and is_back_link(walk, node, attributes):
            return SKIP
    url = walk.addresses.link(href)
    return walk.open(LINK, url) if url else None


def _is_anchor(walk: Walk, node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a link in a heading only leads to the heading itself."""
    words = words_of(node)
    return words in _ANCHOR_SIGNS or bool(_ANCHOR_WORDS.match(words))


def _superscript(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    link = node.css_first("a[href]") if walk.notes else None
    if link is not None and note_label(walk, link.attributes.get("href")):
        return None  # the mark of a note is raised anyway
    return walk.open(SUP)


_BLOCKS = frozenset({
    "address", "article", "aside", "body", "center", "div", "fieldset", "footer", "header", "hgroup",
    "html", "legend", "main", "nav", "optgroup", "search", "section", "tbody", "tfoot",
})  # fmt: skip
_DROPPED = frozenset({
    "applet", "area", "base", "button", "canvas", "col", "colgroup", "datalist", "dialog", "form",
    "frame", "frameset", "head", "link", "map", "meta", "noembed", "noframes", "noscript",
    "option", "param", "rp", "select", "style", "svg", "template", "textarea", "title",
    "track",
})  # fmt: skip

TAGS: dict[str, Enter] = {
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_DROPPED, _nothing),
    "p": _paragraph,
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    "br": _line_break,
    "hr": _rule,
    "blockquote": _quote,
    "ul": _bullets,
    "menu": _bullets,
    "dir": _bullets,
    "ol": _numbers,
    "li": _item,
    "input": _checkbox,
    "dl": _terms,
    "dt": _term,
    "dd": _meaning,
    "figure": _figure,
    "details": _details,
    "summary": _summary,
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), preformatted),
    "table": table,
    "thead": head,
    "tr": row,
    **dict.fromkeys(("td", "th"), cell),
    **dict.fromkeys(("caption", "figcaption"), caption),
    "a": _link,
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), _format(EM)),
    "strong": _format(STRONG),
    "b": _bold,
    **dict.fromkeys(("del", "s", "strike"), _format(DEL)),
    **dict.fromkeys(("ins", "u"), _format(INS)),
    "mark": _format(MARK),
    "kbd": _format(KBD),
    **dict.fromkeys(("abbr", "acronym"), _abbreviation),
    "sup": _superscript,
    "sub": _format(SUB),
    **dict.fromkeys(("code", "samp", "tt"), _code),
    "q": _quotation,
    "rt": _reading,
    **dict.fromkeys(("meter", "progress"), gauge),
    "span": _span,
    "img": picture,
    "picture": inline,
    "source": source,
    **dict.fromkeys(("video", "audio"), player),
    "iframe": frame,
    "lite-youtube": lite_youtube,
    **dict.fromkeys(("embed", "object"), embed),
    "math": formula,
    "mjx-container": formula_container,
    "script": script,
}
