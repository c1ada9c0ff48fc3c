"""Measure things in turn, so that what the machine does meanwhile falls on all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from tests.bench.figures import Measured


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
