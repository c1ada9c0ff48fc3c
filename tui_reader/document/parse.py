"""From markdown-it's block tokens to our blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from tui_reader.document import blocks, markdown_escape, raw_html
from tui_reader.document.blocks import Block
from tui_reader.document.callout_blocks import CalloutBuilder, fenced
from tui_reader.document.details import DetailsClosing, DetailsOpening, Node, folded
from tui_reader.document.fence_info import title_of
from tui_reader.document.grammar import grammar
from tui_reader.document.inline import Prose, Reading
from tui_reader.document.register import Register
from tui_reader.document.scan import Chunk

HTML_DEPTH = 2
"""HTML within Markdown within HTML, and fences of Markdown: deeper than this it is read as text."""

_MATH = frozenset({"math", "katex", "{math}"})
"""What a fence around a formula is named."""

# `# A title {#its-name .and-classes}`, as kramdown, Pandoc and Hugo have it.
_ANCHOR = re.compile(r"[ \t]*\{:?[ \t]*#([\w:.-]+)(?:[ \t][^{}\n]*)?\}[ \t]*\Z")
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")


class BlockBuilder:
    """Builds the blocks of one document, numbering what has numbers as it goes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.register = Register(reading)
        self.callouts = CalloutBuilder(reading, self.register)
        self._depth = 0
        self._list: blocks.Listing | None = None
        """The last list at the top level."""
        self._last: Node | None = None

    def build(self, chunk: Chunk) -> list[Node]:
        """Build the blocks of a piece of the source."""
        if chunk.paragraph:
            nodes: list[Node] = [blocks.Paragraph(self.prose(chunk.paragraph))]
        else:
            nodes = _Walk(self, chunk.tokens).siblings("")
        if nodes:
            nodes[0] = _captioned(self._last, nodes[0])
            self._last = nodes[-1]
        if nodes and isinstance(nodes[0], blocks.Listing):
            nodes[0] = self._list = self._continued(nodes[0]) if chunk.continued else nodes[0]
        return nodes

    def prose(self, source: str) -> Prose:
        """Inline text of this document."""
        return Prose(source, self.reading)

    def html(self, source: str) -> list[Node]:
        """Build what a block of raw HTML says."""
        if self._depth >= HTML_DEPTH:
            return [blocks.Paragraph(self.prose(source.strip()))]
        nodes: list[Node] = []
        for part in raw_html.parts(source):
            if part.kind == "closing":
                nodes.append(DetailsClosing())
            elif part.kind == "opening":
                summary = self.prose(" ".join(part.markdown().split()) or "Details")
                nodes.append(DetailsOpening(summary, self.register.fold(part.is_open)))
            else:
                nodes.extend(self._converted(part.markdown()))
        return nodes

    def fenced(self, meta: Mapping[str, str], markdown: str) -> list[Node]:
        """Build a callout that is written as a fence."""
        if self._depth >= HTML_DEPTH:
            return [blocks.Paragraph(self.prose(markdown.strip()))]
        return list(self.callouts.of_directive(meta, folded(self._converted(markdown))))

    def _continued(self, listing: blocks.Listing) -> blocks.Listing:
        """Go on with the numbers of the list before."""
        items = listing.items
        if listing.ordered and self._list:
            last = self._list.items[-1].mark
            items = tuple(
                replace(item, mark=f"{int(last[:-1]) + count}{last[-1]}")
                for count, item in enumerate(items, 1)
            )
        return replace(listing, items=items, continued=True)

    def _converted(self, markdown: str) -> list[Node]:
        self._depth += 1
        try:
            tokens = grammar().block.parse(markdown, grammar(), self.reading.env, [])
            return _Walk(self, tokens or []).siblings("")
        finally:
            self._depth -= 1


class _Walk:
    """One pass over a run of tokens."""

    def __init__(self, builder: BlockBuilder, tokens: Sequence[Token]) -> None:
        self._builder = builder
        self._tokens = tokens
        self._at = 0

    def siblings(self, closing: str) -> list[Node]:
        """Build blocks up to the token that closes their parent."""
        nodes: list[Node] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            built = _BUILDERS[token.type](self, token)
            if built and nodes:
                built[0] = _captioned(nodes[-1], built[0])
            nodes.extend(built)
        return nodes

    def inside(self, token: Token) -> tuple[Block, ...]:
        """Build what `token` opens."""
        return folded(self.siblings(token.type.removesuffix("_open") + "_close"))

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _prose(self) -> Prose:
        """Take the inline token after an opening one, and the closing one."""
        prose = self._builder.prose(self._next().content)
        self._at += 1
        return prose

    def paragraph(self, _: Token) -> list[Node]:
        return [blocks.Paragraph(self._prose())]

    def heading(self, token: Token) -> list[Node]:
        level, prose = int(token.tag[1]), self._prose()
        if named := _ANCHOR.search(prose.source):
            return [blocks.Title(level, self._builder.prose(prose.source[: named.start()]), named[1])]
        return [blocks.Title(level, prose)]

    def quote(self, token: Token) -> list[Node]:
        inside = self.inside(token)
        return [self._builder.callouts.of_quote(inside) or blocks.Quote(inside)]

    def directive(self, token: Token) -> list[Node]:
        return list(self._builder.callouts.of_directive(token.meta, self.inside(token)))

    def listing(self, token: Token) -> list[Node]:
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else 0
        close = token.type.replace("_open", "_close")
        level, tight = token.level, True
        items: list[blocks.Item] = []
        while (opening := self._next()).type != close:
            tight = tight and not self._is_loose(level + 2)
            mark = f"{start + len(items)}{token.markup}" if ordered else ""
            items.append(_task(mark, self.inside(opening), self._builder))
        return [blocks.Listing(tuple(items), ordered, tight)]

    def _is_loose(self, level: int) -> bool:
        """Whether the part that begins here holds a paragraph with space around it."""
        for index in range(self._at, len(self._tokens)):
            token = self._tokens[index]
            if token.level < level:
                return False
            if token.level == level and token.type == "paragraph_open":
                return not token.hidden
        return False

    def definitions(self, token: Token) -> list[Node]:
        tight, parts = True, []
        while (opening := self._next()).type != "dl_close":
            if opening.type == "dt_open":
                parts.append(blocks.Definition(self._prose()))
            else:
                tight = tight and not self._is_loose(token.level + 2)
                parts.append(blocks.Definition(None, self.inside(opening)))
        return [blocks.Definitions(tuple(parts), tight)]

    def note(self, token: Token) -> list[Node]:
        self._builder.register.note(str(token.meta["label"]), self.inside(token))
        return []

    def abbreviation(self, token: Token) -> list[Node]:
        self._builder.register.abbreviation(token.info, token.content)
        return []

    def table(self, token: Token) -> list[Node]:
        meta = token.meta
        return [self._builder.register.table(meta["head"], meta["rows"], tuple(meta["alignments"]))]

    def code(self, token: Token) -> list[Node]:
        if token.info.strip() in _MATH:
            return self.formula(token)
        if token.info.startswith("{") and (callout := fenced(token.info, token.content)):
            return self._builder.fenced(*callout)
        code = self._builder.register.code(token.info, token.content)
        title = title_of(token.info) if token.info else ""
        if not title:
            return [code]
        return [blocks.Paragraph(self._builder.prose(f"**{markdown_escape.text(title)}**")), code]

    def formula(self, token: Token) -> list[Node]:
        return [blocks.Formula(token.content, self._builder.reading.env.get("macros", {}))]

    def html(self, token: Token) -> list[Node]:
        return self._builder.html(token.content)

    def thematic_break(self, _: Token) -> list[Node]:
        return [blocks.Break()]


def _captioned(before: Node | None, node: Node) -> Node:
    """Make a paragraph all in emphasis below a picture its caption."""
    if not (isinstance(before, blocks.Paragraph) and isinstance(node, blocks.Paragraph)):
        return node
    if not (node.text.source.startswith(("*", "_")) and before.text.figures and node.text.is_emphasis):
        return node
    before.text.has_caption = True
    return blocks.Caption(node.text)


def _task(mark: str, inside: tuple[Block, ...], builder: BlockBuilder) -> blocks.Item:
    """Make an item, a task when its text begins with a box."""
    first = inside[0] if inside else None
    box = _TASK.match(first.text.source) if isinstance(first, blocks.Paragraph) else None
    if not isinstance(first, blocks.Paragraph) or box is None:
        return blocks.Item(mark, inside)
    text = builder.prose(first.text.source[box.end() :])
    return blocks.Item(mark, (blocks.Paragraph(text), *inside[1:]), box[1] != " ")


_BUILDERS: dict[str, Callable[[_Walk, Token], list[Node]]] = {
    "paragraph_open": _Walk.paragraph,
    "heading_open": _Walk.heading,
    "blockquote_open": _Walk.quote,
    "bullet_list_open": _Walk.listing,
    "ordered_list_open": _Walk.listing,
    "dl_open": _Walk.definitions,
    "directive_open": _Walk.directive,
    "abbreviation": _Walk.abbreviation,
    "footnote_reference_open": _Walk.note,
    "table": _Walk.table,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "math_block": _Walk.formula,
    "html_block": _Walk.html,
    "hr": _Walk.thematic_break,
}
