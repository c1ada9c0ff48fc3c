"""A figure: ours against a baseline of the same run, and the budget it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """Samples of one thing, in one unit."""

    samples: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The middle sample."""
        return median(self.samples)

    @property
    def spread(self) -> float:
        """How far the middle half of the samples lies apart, as a part of the median."""
        ordered = sorted(self.samples)
        quarter = len(ordered) // 4
        return (ordered[-1 - quarter] - ordered[quarter]) / self.median if self.median else 0.0

    def __str__(self) -> str:
        value = self.median
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
        return f"{value:.{digits}f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    name: str
    ours: Measured
    baseline_name: str
    baseline: Measured
    budget: float | None = None
    """The largest ratio allowed; None: the ratio is only told."""

    @property
    def ratio(self) -> float:
        """Ours to the baseline."""
        return self.ours.median / self.baseline.median

    @property
    def verdict(self) -> str:
        """`met`, `missed`, or empty where there is no budget."""
        if self.budget is None:
            return ""
        return "met" if self.ratio <= self.budget else "missed"

    def as_json(self) -> dict[str, object]:
        """What a script compares from run to run."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 3),
            "budget": self.budget,
            "verdict": self.verdict or None,
            "unit": self.ours.unit,
            "ours": round(self.ours.median, 4),
            "ours_spread": round(self.ours.spread, 3),
            "baseline": self.baseline_name,
            "baseline_value": round(self.baseline.median, 4),
            "baseline_spread": round(self.baseline.spread, 3),
            "samples": len(self.ours.samples),
        }


def table(figures: Sequence[Figure]) -> str:
    """The figures as aligned text."""
    head = ("figure", "ours", "baseline", "", "ratio", "budget", "")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        f"{figure.ours} ±{figure.ours.spread:.0%}",
        f"{figure.baseline} ±{figure.baseline.spread:.0%}",
        figure.baseline_name,
        f"{figure.ratio:.2f}",
        "" if figure.budget is None else f"{figure.budget:g}",
        figure.verdict,
    )
