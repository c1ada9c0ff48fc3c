"""Style names, and runs within an outer style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui_reader.document.lines import Run


def joined(outer: str, inner: str) -> str:
    """Two style names as one; what is quoted in a quote is quoted."""
    if outer and inner:
        return outer if inner in outer.split() else f"{outer} {inner}"
    return outer or inner


def restyled(runs: Sequence[Run], style: str) -> Sequence[Run]:
    """The same runs within an outer style."""
    if not style:
        return runs
    return [Run(run.text, joined(style, run.style), run.target, run.at) for run in runs]


def located(runs: Iterable[Run], style: str, at: int) -> list[Run]:
    """The same runs within an outer style, each with its place in the visible text of the block."""
    found = []
    for text, own, target, _ in runs:
        found.append(Run(text, joined(style, own) if style else own, target, at))
        at += len(text)
    return found


def led(runs: Iterable[Run], target: int) -> tuple[Run, ...]:
    """The same runs, made to lead somewhere where they don't lead elsewhere."""
    return tuple([run if run.target >= 0 else run._replace(target=target) for run in runs])
