"""Tables in HTML: those that hold data become Markdown's, those that only arrange a page become its text."""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html.code import add_code, code_text, is_numbered_code, language
from tui_reader.document.html.frames import Block, Caption, Captioned, Frame
from tui_reader.document.html.inline import EM, STRONG
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import SKIP, Leave, Walk, both
from tui_reader.document.html.write import CELL

MOST_COLUMNS = 100
"""A wider table is read as text."""

_MOST_ROWS_SPANNED = 1_000
_DELIMITERS = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}
_ALIGNMENT = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_ALL_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_BLOCKS = "ul, ol, dl, pre, blockquote, h1, h2, h3, h4, h5, h6, figure, details, iframe, video, audio, hr"


def table(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Read a table as data, as numbered code, or as nothing but its cells' text."""
    walk.end_line()
    if len(node.css("table")) > 1:  # it finds the table itself, too
        return Walk.end_line  # a table of tables arranges a page
    if is_numbered_code(node, attributes):
        add_code(walk, code_text(node), language(node))
        return SKIP
    return walk.enter(Table()) if _is_data(node, attributes) else Walk.end_line


def head(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Mark the rows of `<thead>`."""
    grid = walk.frames[-1]
    if isinstance(grid, Table):
        grid.in_head = True
    return _leave_head


def row(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Begin a row."""
    walk.end_line()
    grid = walk.frames[-1]
    if isinstance(grid, Table):
        grid.begin_row()
    return Walk.end_line


def cell(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Begin a cell; outside of a data table it is a block of text."""
    walk.end_line()
    grid = walk.frames[-1]
    if not isinstance(grid, Table):
        is_caption = "tr-caption" in (attributes.get("class") or "").split()  # Blogger's
        return caption(walk, node, attributes) if is_caption else Walk.end_line
    is_head = node.tag == "th"
    leave = walk.enter(Cell(attributes, is_head=is_head))
    strong = walk.open(STRONG) if is_head and not grid.is_first_row else None
    return both(strong, leave) if strong else leave


def caption(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Set a caption apart from what it stands by."""
    leave = walk.enter(Caption())
    emphasis = walk.open(EM)
    return both(emphasis, leave) if emphasis else leave


class Table(Captioned):
    """A table of data: its cells as they come, set into a grid."""

    def __init__(self) -> None:
        super().__init__()
        self.in_head = False
        self._rows: list[list[str]] = []
        self._head_cells: list[bool] = []
        self._alignments: dict[int, str] = {}
        self._spanned: dict[int, int] = {}
        """Column, to the rows a cell further up still reaches into."""

    @property
    def is_first_row(self) -> bool:
        """The row that may be the table's head."""
        return len(self._rows) <= 1

    def begin_row(self) -> None:
        """Begin a row, if the last one has any cells."""
        if not self._rows or self._rows[-1]:
            self._rows.append([])
            self._skip_spanned()

    def set(self, markdown: str, filled: Cell) -> None:
        """Set a cell where the next one goes."""
        if not self._rows:
            self._rows.append([])
        cells = self._rows[-1]
        if len(cells) >= MOST_COLUMNS:
            cells[-1] = f"{cells[-1]} {markdown}".strip()
            return
        if len(self._rows) == 1:
            self._head_cells.append(filled.is_head or self.in_head)
        if filled.alignment:
            self._alignments.setdefault(len(cells), filled.alignment)
        for content in (markdown, *[""] * (min(filled.columns, MOST_COLUMNS - len(cells)) - 1)):
            if filled.rows > 1:
                self._spanned[len(cells)] = filled.rows
            cells.append(content)
        self._skip_spanned()

    def close(self, parent: Frame) -> list[Block]:
        """Return the table, and before it its caption."""
        rows = [cells for cells in self._rows if any(cells)]
        if not rows:
            return self.caption + self.blocks
        width = max(map(len, rows))
        if not (self._rows[0] is rows[0] and all(self._head_cells)) and not _is_strong(rows):
            rows.insert(0, [])
        delimiters = [_DELIMITERS[self._alignments.get(column, "")] for column in range(width)]
        lines = [_line(cells, width) for cells in (rows[0], delimiters, *rows[1:])]
        return [*self.caption, Block("table", "\n".join(lines)), *self.blocks]

    def _skip_spanned(self) -> None:
        cells = self._rows[-1]
        while self._spanned.get(len(cells), 0) > 1 and len(cells) < MOST_COLUMNS:
            self._spanned[len(cells)] -= 1
            cells.append("")


class Cell(Frame):
    """One cell, one line whatever it holds."""

    place = CELL

    def __init__(self, attributes: Attributes, *, is_head: bool) -> None:
        super().__init__()
        self.is_head = is_head
        self.alignment = _alignment(attributes)
        self.columns = _span(attributes, "colspan", MOST_COLUMNS)
        self.rows = _span(attributes, "rowspan", _MOST_ROWS_SPANNED)

    def close(self, parent: Frame) -> list[Block]:
        """Leave itself to its table."""
        if isinstance(parent, Table):
            parent.set(escape.cell("<br>".join(block.markdown for block in self.blocks)), self)
        return []


def _is_data(node: LexborNode, attributes: Attributes) -> bool:
    if (attributes.get("role") or "").lower() in {"presentation", "none"}:
        return False
    rows = [each.css("td, th") for each in node.css("tr")]
    width = max(
        (sum(_span(each.attributes, "colspan", MOST_COLUMNS + 1) for each in cells) for cells in rows),
        default=0,
    )
    if not 1 <= width <= MOST_COLUMNS or not node.text(strip=True):
        return False
    if node.css_first("th, caption") is not None:
        return True
    return width > 1 and len(rows) > 1 and node.css_first(_BLOCKS) is None


def _leave_head(walk: Walk) -> None:
    grid = walk.frames[-1]
    if isinstance(grid, Table):
        grid.in_head = False


def _is_strong(rows: list[list[str]]) -> bool:
    """Take a first row all in bold for the head, and leave the bold to whoever draws it."""
    if len(rows) < 2 or not all(_ALL_STRONG.fullmatch(each) for each in rows[0] if each):
        return False
    rows[0] = [_ALL_STRONG.sub(r"\1", each) for each in rows[0]]
    return True


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join((*cells, *[""] * (width - len(cells)))) + " |"


def _alignment(attributes: Attributes) -> str:
    found = _ALIGNMENT.search(attributes.get("style") or "")
    name = (found[1] if found else attributes.get("align") or "").lower()
    return name if name in _DELIMITERS else ""


def _span(attributes: Attributes, name: str, most: int) -> int:
    number = "".join(islice((attributes.get(name) or "").strip(), 6))
    return min(max(int(number), 1), most) if number.isascii() and number.isdigit() else 1
