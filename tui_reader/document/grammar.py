"""The Markdown we read: CommonMark with tables, strikethrough, addresses, footnotes, definitions, formulas.

markdown-it does the parsing. What is changed here bounds it: text nested too deep is kept
instead of dropped, a table costs its lines instead of three tokens a cell, and an address
in running text is found in one step instead of by a search that is quadratic on `://`.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_def

from tui_reader.document.abbreviations import abbreviation
from tui_reader.document.addresses import trim_address
from tui_reader.document.admonitions import admonition
from tui_reader.document.definition_terms import add_definition_lists
from tui_reader.document.directives import directive
from tui_reader.document.footnotes import WITHIN
from tui_reader.document.formulas.rules import formula, formula_block, mathml
from tui_reader.document.table_rule import table

NESTING = 100
"""Blocks nested deeper than this are kept as plain text."""

_CONTROL = re.compile("[\x00-\x20\x7f-\x9f]")


_INLINE_NESTING = 20
"""Brackets in brackets cost the stack a handful of frames each; beyond this they are read as text."""


@cache
def grammar() -> MarkdownIt:
    """Return the one parser of blocks: it keeps no state between texts."""
    md = _Markdown(NESTING)
    md.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "formula", formula_block, {"alt": interrupted})
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("fence", "directive", directive, {"alt": interrupted})
    md.block.ruler.before("list", "abbreviation", abbreviation, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("fence", "admonition", admonition, {"alt": interrupted})
    add_definition_lists(md)
    return md


@cache
def inline_grammar() -> MarkdownIt:
    """Return the one parser of inline text."""
    md = _Markdown(_INLINE_NESTING)
    md.inline.ruler.after("text", "address", _address)
    md.inline.ruler.before("escape", "formula", formula)
    md.inline.ruler.before("html_inline", "mathml", mathml)
    md.inline.ruler.before("link", "footnote_ref", _footnote_reference)
    return md


class _Markdown(MarkdownIt):
    """markdown-it, with links left as written: what may be followed is decided where targets are made."""

    def __init__(self, nesting: int) -> None:
        super().__init__("commonmark")
        self.block = _Blocks()
        self.configure("commonmark", {"maxNesting": nesting}).enable(["table", "strikethrough"])

    def validateLink(self, url: str) -> bool:  # noqa: N802  # markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name
        return _CONTROL.sub("", url)


class _Blocks(ParserBlock):
    """markdown-it's block parser, which drops what is nested too deep; this keeps it as a paragraph."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        if state.level < NESTING:
            super().tokenize(state, startLine, endLine)
            return
        line = startLine + 1
        while line < endLine and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
            line += 1
        state.push("paragraph_open", "p", 1)
        text = state.push("inline", "", 0)
        text.content = state.getLines(startLine, line, state.blkIndent, keepLastLF=False).strip()
        state.push("paragraph_close", "p", -1)
        state.line = line


_SCHEME = re.compile(r"(?:^|[^\w])(https?)$", re.IGNORECASE)
_ADDRESS = re.compile(r"://[^\s<>\[\]\"`{}|\\^\x00-\x20]+")


def _address(state: StateInline, silent: bool) -> bool:
    """Turn a bare http(s) address into a link (GFM's extended autolinks)."""
    if state.src[state.pos] != ":" or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.src, max(0, state.pos - 6), state.pos)
    found = scheme and _ADDRESS.match(state.src, state.pos)
    if not scheme or not found or not (silent or state.pending.endswith(scheme[1])):
        return False
    rest = trim_address(found.group())
    if len(rest) <= len("://"):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        _push_link(state, scheme[1] + rest)
    state.pos += len(rest)
    return True


def _push_link(state: StateInline, url: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": url}
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)


_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    """Turn `[^label]` into a mark, when the document says what it refers to; and `^[a note]`."""
    notes = state.env["notes"]
    is_within = state.src[state.pos] == "^"
    found = (WITHIN if is_within else _FOOTNOTE).match(state.src, state.pos)
    label = "" if found is None else notes.label(found[1]) if is_within else found[1]
    number = notes.get(label) if label else 0
    if not found or not number:
        return False
    if not silent:
        mark = state.push("footnote_ref", "", 0)
        mark.content, mark.info = str(number), label
    state.pos = found.end()
    return True
