"""Folding runs into rows of at most so many cells.

Most text is made of characters of one cell each: there a row ends at the last space that
`str.rfind` finds, and nothing is measured. Everything else goes grapheme by grapheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tui_reader.document.breaking import AIR, Part, begins_syllable, may_part, syllables
from tui_reader.document.lines import Run
from tui_reader.text.width import cells, graphemes

Row = tuple[tuple[Run, ...], int]
"""Runs of one row, and the index of its first character in the text."""

# Characters known to take one cell each: a test asks Rich about every one of them.
_PLAIN = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482"
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2200-\u22ff\u2500-\u257f"
)
_UNEVEN = re.compile(f"[^\n{_PLAIN}]")

# A plain word, not counting a last letter that a mark or a joiner builds upon; one space; or the rest.
_MARKS = "\u0300-\u036f\u200d\ufe0e\ufe0f\u20d0-\u20ff"
_PIECE = re.compile(f"[{_PLAIN.replace(chr(32), '!')}]+(?![{_MARKS}])| |\n|[{_PLAIN}]?[^\n{_PLAIN}]+|.")

UNFIT = "□"
"""Drawn for a character of two cells where there is only one."""


def wrap(runs: Sequence[Run], width: int) -> Iterator[Row]:
    """Fold `runs` into rows of at most `width` cells, breaking at spaces where there are any.

    The space a row ends with is not drawn. A word longer than a row is cut between graphemes.
    """
    width = max(width, 1)
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    spans = _plain_spans(text, width) if is_plain(text) else _measured_spans(runs, width)
    if len(runs) == 1:
        run = runs[0]
        for start, end in spans:
            yield (_drawn(run, start, end, width),) if end > start else (), start
    else:
        yield from cut(runs, spans, width)


def is_plain(text: str) -> bool:
    """Whether every character takes one cell, so that lengths are widths."""
    return text.isascii() or not _UNEVEN.search(text)


def row_cells(runs: Iterable[Run]) -> int:
    """Cells of a row, as the screen will measure it: run by run."""
    return sum(len(run.text) if run.text.isascii() else cells(run.text) for run in runs)


def cut(runs: Sequence[Run], spans: Iterable[tuple[int, int]], width: int) -> Iterator[Row]:
    """Cut runs at the borders of rows, and give them their final characters."""
    index = begin = 0
    for start, end in spans:
        row: list[Run] = []
        while index < len(runs) and begin < end:
            run = runs[index]
            stop = begin + len(run.text)
            if stop > start:
                row.append(_drawn(run, max(0, start - begin), end - begin, width))
            if stop > end:
                break
            index += 1
            begin = stop
        yield tuple(row), start


def _drawn(run: Run, start: int, end: int, width: int) -> Run:
    """Make a part of a run, with its final characters."""
    text = run.text[start:end]
    if not text.isascii():
        text = text.replace(AIR, " ")
        if width == 1 and not is_plain(text):
            text = "".join(UNFIT if size > 1 else grapheme for grapheme, size in graphemes(text))
    return Run(text, run.style, run.target, run.at + start if run.at >= 0 else -1)


def _plain_spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    if "\n" not in text:
        yield from _spans_between(text, 0, len(text), width)
        return
    start = 0
    for line in text.split("\n"):
        yield from _spans_between(text, start, start + len(line), width)
        start += len(line) + 1


def _spans_between(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Fold one line of plain characters."""
    while end - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        stop = _parted(text, space + 1 if space > 0 else start, start + width)
        if stop:
            yield start, stop
            start = stop
        elif space > 0:
            yield start, space
            start = space + 1
        else:
            yield start, start + width
            start += width
    yield start, end


# A compound of words, with the punctuation around it; not a name like `rust-lang/rust#1` or an option.
_COMPOUND = re.compile(r"[(\[“‘\"']*[^\W\d_]{3,}(?:[-—][^\W\d_]{3,})+[)\]”’\"'.,;:!?…]*(?= |\n|$)")
_LONGEST_WORD = 80


def _parted(text: str, start: int, end: int) -> int:
    """Where the compound at `start` parts before `end`: after the last hyphen or dash there, or 0."""
    at = max(text.rfind("-", start, end), text.rfind("—", start, end))
    if at < start + 3 or not _COMPOUND.match(text, start, start + _LONGEST_WORD):
        return 0
    return at + 1


def _measured_spans(runs: Sequence[Run], width: int) -> Iterator[tuple[int, int]]:
    """Fold by measured units: words, and characters of scripts that part anywhere."""
    start = end = 0
    used = gap = 0
    # Whether the row holds anything: a mark without a letter to stand on takes no cell, and is kept.
    begun = False
    for begin, stop, size, parts in _units(runs):
        if parts is _SPACE:
            gap += 1
            continue
        if parts is _LINE_END:
            yield start, end
            start = end = stop
            used = gap = 0
            begun = False
            continue
        if begun and used + gap + size > width:
            yield start, end
            begun = False
        if not begun:
            start, used, gap, begun = begin, 0, 0, True
        used += gap + size
        end, gap = stop, 0
        if used > width:
            rows = _chopped(begin, parts, width)
            yield from pairwise([at for at, _ in rows])
            start, used = rows[-1]
    yield start, end


def _chopped(start: int, parts: list[Part], width: int) -> list[tuple[int, int]]:
    """Cut a unit too wide for a row: where each of its rows starts, and the cells it takes."""
    rows = [(start, 0)]
    # Where in the row a word may begin, and the cells before it.
    border = before = 0
    for syllable, size in _fitting(parts, width):
        begin, used = rows[-1]
        if used > width * 2 // 3 and begins_syllable(syllable):
            border, before = start, used
        if not used or used + size <= width:
            rows[-1] = begin, used + size
        elif border > begin:
            rows.append((border, used - before + size))
        else:
            rows.append((start, size))
        start += len(syllable)
    return rows


def _fitting(parts: list[Part], width: int) -> Iterator[Part]:
    """Syllables, and the graphemes of those too wide for any row."""
    for syllable, size in syllables([grapheme for text, _ in parts for grapheme in graphemes(text)]):
        if size <= width:
            yield syllable, size
        else:
            yield from graphemes(syllable)


_SPACE: list[Part] = [(" ", 1)]
_LINE_END: list[Part] = [("\n", 0)]


def _units(runs: Sequence[Run]) -> Iterator[tuple[int, int, int, list[Part]]]:
    """Cut the text into what must stay together: start, end, cells, and the parts it is made of.

    Each run is measured for itself, as the screen does.
    """
    start = position = size = 0
    parts: list[Part] = []
    for text, cells_taken in _parts(runs):
        space = _SPACE if text == " " else _LINE_END if text == "\n" else None
        if parts and (space or may_part(parts[-1], (text, cells_taken))):
            yield start, position, size, parts
            start, size, parts = position, 0, []
        position += len(text)
        if space:
            yield start, position, 1, space
            start = position
        else:
            size += cells_taken
            parts.append((text, cells_taken))
    if parts:
        yield start, position, size, parts


def _parts(runs: Sequence[Run]) -> Iterator[Part]:
    """Words of plain characters, single spaces and line ends, and graphemes of everything else."""
    for run in runs:
        for found in _PIECE.finditer(run.text):
            piece = found.group()
            if piece.isascii() or not _UNEVEN.search(piece):
                yield piece, len(piece)
            else:
                yield from graphemes(piece)
