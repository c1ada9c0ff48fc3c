"""The visible text of a block: what is searched, and what places and marks count in.

It is the same at every width, and whether something is folded away or not. Each stretch of it (a
paragraph, a cell, a line of code) ends with a line end, so that no word goes on in the next one.
Whatever draws a block goes the same way through it: a run's `at` is an index into this text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui_reader.document.blocks import (
    Abbreviation,
    Block,
    Callout,
    Caption,
    CodeBlock,
    Details,
    Fold,
    Formula,
    Paragraph,
    Table,
    Title,
    Words,
    children,
    leaves,
)
from tui_reader.document.breaking import AIR
from tui_reader.document.flow import Figure
from tui_reader.document.inline import Prose
from tui_reader.document.lines import Run
from tui_reader.text import clean

TAB = 4


def text(block: Block) -> str:
    """All that a block says, in reading order."""
    return "".join(stretches(block))


def stretches(block: Block) -> Iterator[str]:
    """The same, little by little."""
    for leaf in leaves(block):
        yield from _stretches_of(leaf)


def folds(block: Block, offset: int | None = None) -> list[Fold]:
    """All that folds in a block, or only what hides one character of its text when it is closed."""
    found: list[Fold] = []
    opened: list[Fold] = []
    waiting: list[Block | Fold] = [block]
    at = 0
    while waiting and (offset is None or at <= offset):
        match waiting.pop():
            case Fold() as fold:
                # The first time it is the beginning of what it hides, the second time the end.
                opened.remove(fold) if fold in opened else opened.append(fold)
            case (
                Details(summary=words, blocks=hidden, fold=Fold() as fold)
                | Callout(title=words, blocks=hidden, fold=Fold() as fold)
            ):
                found.append(fold)
                waiting += [fold, *reversed(hidden), fold, *([Words(words)] if words else [])]
            case current if children(current):
                waiting += reversed(children(current))
            case leaf:
                at += sum(map(len, _stretches_of(leaf))) if offset is not None else 0
    return found if offset is None else opened


def size(runs: Iterable[Run]) -> int:
    """Characters that one stretch of text takes, its line end with it; one without words takes none."""
    characters = sum([len(run.text) for run in runs])
    return characters + 1 if characters else 0


def shown(line: Sequence[Run]) -> list[Run]:
    """A line of code with its tabs expanded, and without what a terminal would obey."""
    found = []
    column = 0
    for run in line:
        content = run.text
        if not content.isprintable():
            content = clean.block(content).replace("\n", " ")
            if "\t" in content:
                # A tab stop is counted from the line's beginning, not from the run's.
                content = (" " * (column % TAB) + content).expandtabs(TAB)[column % TAB :]
            content = content.replace(AIR, " ")
        column += len(content)
        if content:
            found.append(Run(content, run.style))
    return found


def words(runs: Iterable[Run]) -> str:
    """What runs say, without the air around code."""
    return "".join(
        [run.text.strip(AIR) if "code" in run.style.split() else run.text for run in runs]
    ).replace(AIR, " ")


def _stretches_of(leaf: Block) -> Iterator[str]:
    match leaf:
        case Words() | Title() | Caption() | Abbreviation():
            yield from _prose(leaf.text)
        case Paragraph():
            figures = leaf.text.figures
            yield from map(_figure, figures) if figures else _prose(leaf.text)
        case Formula():
            yield _joined(leaf.runs())
        case CodeBlock():
            yield "".join([_code(line) for line in leaf.source.split("\n")])
        case Table():
            for row in (leaf.head, *leaf.rows):
                yield "".join([_joined(cell.runs()) for cell in row.cells])


def _prose(prose: Prose) -> Iterator[str]:
    is_empty = True
    for flow in prose.flows():
        said = _said(flow.runs)
        is_empty = is_empty and not said
        yield said
    yield "" if is_empty else "\n"


def _said(runs: Iterable[Run]) -> str:
    words = "".join([run.text for run in runs])
    return words if words.isascii() else words.replace(AIR, " ")


def _joined(runs: Iterable[Run]) -> str:
    said = _said(runs)
    return f"{said}\n" if said else ""


def _figure(figure: Figure) -> str:
    return _joined(figure.runs) + _joined(figure.caption)


def _code(line: str) -> str:
    return f"{line}\n" if line.isprintable() else "".join([run.text for run in shown([Run(line)])]) + "\n"
