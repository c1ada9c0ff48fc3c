"""What stands below a post: its tags and categories, and what to read next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui_reader.document.breaking import AIR
from tui_reader.document.lines import Line, Run, Target, TargetKind
from tui_reader.document.space import blank, prefixed
from tui_reader.document.wrap import row_cells, wrap

_GAP = 2
"""Cells between two names."""

_NARROWEST = 24
"""Cells from which on the names stand beside their head instead of below it."""


class SeeAlso(NamedTuple):
    """A post to read next."""

    title: str
    """One clean line."""
    detail: str
    """What stands dim behind it: its source, its date."""
    url: str
    """What it leads to, as the face will know it again: `post:12`."""


def tags_lines(
    tags: Sequence[str],
    categories: Sequence[str],
    width: int,
    targets: list[Target] | None = None,
    own: Sequence[str] = (),
) -> list[Line]:
    """Set `tags  A  B`, `categories  C` and `your tags  D`, whichever there are.

    A name that fits a row stays whole.

    Args:
        tags: Clean names.
        categories: The same.
        width: Cells.
        targets: Takes what each name leads to, `tag:A` or `category:C`; runs' `target` are indexes into it.
        own: The tags that the person has given the post.
    """
    lines: list[Line] = []
    groups = (("tags", "tag", tags), ("categories", "category", categories), ("your tags", "tag", own))
    for head, kind, names in groups:
        words = [Run(name, "link", _target(targets, f"{kind}:{name}", name)) for name in names]
        if words:
            lines += _named(head, words, max(1, width))
    return lines


def see_also_lines(head: str, posts: Sequence[SeeAlso], width: int, targets: list[Target]) -> list[Line]:
    """Set posts under a head such as "See also" or "Linked from", one below the other.

    Args:
        head: Stands above them.
        posts: None: no lines.
        width: Cells.
        targets: Takes what each leads to; the runs' `target` are indexes into it.
    """
    width = max(1, width)
    hang = blank(_GAP) if width >= _NARROWEST else ()
    lines = [Line(row) for row, _ in wrap([Run(head, "dim")], width)] if posts else []
    for title, detail, url in posts:
        target = _target(targets, url, title)
        runs = [Run(title, "link", target), *([Run(f"{AIR} {detail}", "dim", target)] if detail else [])]
        rows = (Line(row) for row, _ in wrap(runs, width - row_cells(hang)))
        lines += prefixed(rows, (), hang)
    return lines


def _target(targets: list[Target] | None, url: str, label: str) -> int:
    if targets is None:
        return -1
    targets.append(Target(url, TargetKind.LINK, label))
    return len(targets) - 1


def _named(head: str, names: Sequence[Run], width: int) -> Iterator[Line]:
    beside = len(head) + _GAP if width >= _NARROWEST else 0
    rows = (Line(row) for row in _rows(names, width - beside))
    if not beside:
        yield from (Line(row) for row, _ in wrap([Run(head, "dim")], width))
        yield from rows
        return
    yield from prefixed(rows, (Run(head, "dim"), *blank(_GAP)), blank(beside))


def _rows(names: Sequence[Run], width: int) -> Iterator[tuple[Run, ...]]:
    """Put as many names into a row as fit; one that fits none is folded."""
    row: tuple[Run, ...] = ()
    for name in names:
        gap = blank(_GAP) if row else ()
        if row and row_cells(row) + _GAP + row_cells((name,)) > width:
            yield row
            row, gap = (), ()
        *full, (last, _) = wrap([name], width)
        yield from (folded for folded, _ in full)
        row += gap + last
    yield row
