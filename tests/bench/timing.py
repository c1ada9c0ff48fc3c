"""Measure things in turn, so that what the machine does meanwhile falls on all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from tests.bench.figures import Figure, Measured


def in_turn(
    measures: Mapping[str, Callable[[], float]], rounds: int, unit: str = "ms"
) -> dict[str, Measured]:
    """Let each measure give one sample a round, one after the other.

    Args:
        measures: Each gives one sample, in `unit`.
        rounds: Samples of each; the first round is thrown away, it warms the caches.
        unit: What the samples are in.
    """
    samples: dict[str, list[float]] = {name: [] for name in measures}
    for round_number in range(rounds + 1):
        for name, measure in measures.items():
            sample = measure()
            if round_number:
                samples[name].append(sample)
    return {name: Measured(tuple(found), unit) for name, found in samples.items()}


def milliseconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def against_smallest(
    name: str,
    measures: Mapping[int, Callable[[], float]],
    rounds: int,
    unit: str = "ms",
    budget: float | None = 2.0,
) -> list[Figure]:
    """What something costs in libraries of several sizes, each against the smallest.

    Args:
        name: What is measured.
        measures: By the number of posts, the smallest first; each gives one sample, in `unit`.
        rounds: Samples of each.
        unit: What the samples are in.
        budget: Of each figure.
    """
    found = in_turn({str(count): measure for count, measure in measures.items()}, rounds, unit=unit)
    smallest, *others = measures
    base = found[str(smallest)]
    return [
        Figure(f"{name}, {count:,} posts", found[str(count)], f"{smallest:,} posts", base, budget)
        for count in others
    ]
