"""The source of a formula that KaTeX or MathJax has drawn: kept in it or beside it, or read off it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tui_reader.document.dialects.code_places import CodePlaces

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
"""Of TeX; it ends with its line."""


def source_of(node: LexborNode) -> str:
    """The TeX of what a script has drawn; empty where none can be told."""
    from tui_reader.document.formulas import (
        katex,  # seldom needed, long to load
        mathjax,  # seldom needed, long to load
        mathml,  # seldom needed, long to load
    )

    math = node.css_first("math")
    if math is not None:
        return mathml.source_of(math) or ""
    kept = node.css_first("[data-latex]")
    if kept is not None:
        return kept.attributes.get("data-latex") or ""
    if written := node.attributes.get("data-mathml"):
        math = LexborHTMLParser(written).css_first("math")
        return (mathml.source_of(math) or "") if math is not None else ""
    letters = node.css_first("mjx-math")
    if letters is not None:
        return mathjax.to_tex(letters)
    spans = node.css_first(".katex-html")
    return katex.to_tex(spans) if spans is not None else ""


def on_one_line(tex: str) -> str:
    """The same formula without comments and line ends."""
    return " ".join(_COMMENT.sub("", tex).split())


# In Markdown, where somebody pasted what a page showed.

_OPENING = re.compile(r"<span class=[\"']katex(?:-display|--inline)?[\"'\s]|<mjx-container\b")
_TAG = re.compile(r"<(/?)(span|mjx-container)\b[^<>]*>")
_LONGEST = 200_000


def with_sources(text: str) -> str:
    """Write the formulas that are drawn in Markdown as their TeX."""
    if 'class="katex' not in text and "<mjx-container" not in text:
        return text
    code, ends = CodePlaces(text), _ends(text)
    parts: list[str] = []
    at = end = 0
    for opening in _OPENING.finditer(text):
        # What is within one that can't be read can't be read either.
        if opening.start() < end or code.region(opening.start()):
            continue
        end = ends.get(opening.start(), 0)
        if tex := _written(text[opening.start() : end]):
            parts += (text[at : opening.start()], tex)
            at = end
    return "".join([*parts, text[at:]])


def _written(html: str) -> str:
    """An element as a formula of Markdown; empty when it is none."""
    body = LexborHTMLParser(html).body if len(html) < _LONGEST else None
    drawn = body.first_child if body is not None else None
    tex = on_one_line(source_of(drawn)) if drawn is not None else ""
    if not tex or "`" in tex or "$" in tex:
        return ""
    is_displayed = "katex-display" in html or 'display="true"' in html or 'display="block"' in html
    return f"$${tex}$$" if is_displayed else f"$`{tex}`$"


def _ends(text: str) -> dict[int, int]:
    """Where each element ends, by where it begins."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {"span": [], "mjx-container": []}
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened[tag[2]].append(tag.start())
        elif opened[tag[2]]:
            ends[opened[tag[2]].pop()] = tag.end()
    return ends
