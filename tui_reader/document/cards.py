"""Cards for what another program opens: what it is and what it is called, and below where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui_reader.document.lines import Line, Run, Target, TargetKind
from tui_reader.document.media import Media, host_of, kind_of, name_of
from tui_reader.document.space import BAR, NARROWEST, Space
from tui_reader.document.styles import located
from tui_reader.document.wrap import row_cells, wrap
from tui_reader.models import Enclosure

_GAP = "  "
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def draw_card(media: Media, runs: Sequence[Run], space: Space) -> Iterator[Line]:
    """Draw a paragraph that is nothing but a link to something to be watched or heard."""
    pen, target = space.pen, runs[0].target
    words = "".join([run.text for run in runs])[media.start : media.end]
    title = located([Run(words, "link", target)], space.style, pen.offset + media.start)
    kind = Run(media.kind, "strong", target, pen.offset + media.said if media.said >= 0 else -1)
    bar = _bar(space.width)
    detail = media.host if words != media.host else ""
    for row in _rows(kind, title, detail, space.width - row_cells(bar)):
        yield pen.line((*bar, *row))
    pen.advance(runs)


def enclosure_lines(enclosures: Sequence[Enclosure], width: int, targets: list[Target]) -> list[Line]:
    """Set the files that come with a post: for each a card, with a blank line between.

    Args:
        enclosures: What the feed says of them.
        width: Cells.
        targets: Takes what the cards lead to; the runs' `target` are indexes into it.
    """
    lines: list[Line] = []
    bar = _bar(width)
    for enclosure in enclosures:
        name = name_of(enclosure.url)
        targets.append(Target(enclosure.url, TargetKind.MEDIA, name))
        title = [Run(name, "link", len(targets) - 1)]
        detail = " · ".join(part for part in (host_of(enclosure.url), size(enclosure.length)) if part)
        lines += [Line()] * bool(lines)
        kind = Run(_kind(enclosure), "strong", len(targets) - 1)
        rows = _rows(kind, title, detail, max(1, width) - row_cells(bar))
        lines += [Line((*bar, *row)) for row in rows]
    return lines


def _kind(enclosure: Enclosure) -> str:
    named = {"audio": "Audio", "video": "Video", "image": "Picture"}.get(enclosure.type.partition("/")[0])
    return named or kind_of(enclosure.url) or "File"


def _bar(width: int) -> tuple[Run, ...]:
    return (Run(BAR, "quote-bar"), Run(" ")) if width - 2 >= NARROWEST else ()


def _rows(kind: Run, title: Sequence[Run], detail: str, width: int) -> Iterator[tuple[Run, ...]]:
    head = [kind, Run(_GAP, "", kind.target), *title]
    below = [Run(detail, "dim", kind.target)] if detail else []
    for runs in (head, below):
        yield from (row for row, _ in wrap(runs, width) if row)


def size(length: int) -> str:
    """A number of bytes in words: "23.4 MB"; empty for 0, which is what a feed says that doesn't know."""
    amount, unit = float(length), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    if length <= 0:
        return ""
    return f"{amount:.0f} {_UNITS[unit]}" if unit == 0 or amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"
