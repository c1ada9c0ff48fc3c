from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import corpora
from tests.bench.figures import Figure, Measured, table
from tests.bench.timing import in_turn


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    made = [corpora.folder(tmp_path / name, 3, 2_000) for name in ("one", "two")]
    first, second = ([file.read_bytes() for file in sorted(folder.rglob("*.md"))] for folder in made)
    assert first == second
    assert len(set(first)) == 3


@pytest.mark.parametrize("size", [5_000, 100_000])
def test_a_post_has_the_size_asked_for(size: int) -> None:
    for text in (corpora.markdown(1, size), corpora.page(1, size)):
        assert size <= len(text.encode()) <= size + 3_000


def test_a_marker_stands_once_and_at_the_beginning() -> None:
    text = corpora.markdown(7, 20_000)
    assert text.startswith(corpora.marker(7))
    assert text.count("zqmark") == 1


def test_a_ratio_over_its_budget_is_told_as_missed() -> None:
    baseline = Measured((10.0, 10.0, 10.0))
    rows = [
        Figure("fast", Measured((14.0,)), "bare", baseline, 1.4),
        Figure("slow", Measured((15.0,)), "bare", baseline, 1.4),
        Figure("told", Measured((99.0,)), "bare", baseline),
    ]
    assert [figure.verdict for figure in rows] == ["met", "missed", ""]
    _, *lines = table(rows).splitlines()
    assert [line.split()[-1] for line in lines] == ["met", "missed", "9.90"]


def test_the_middle_sample_counts_and_the_first_round_does_not() -> None:
    ours = iter([999.0, 1.0, 50.0, 3.0])
    found = in_turn({"ours": lambda: next(ours)}, rounds=3)
    assert found["ours"].samples == (1.0, 50.0, 3.0)
    assert found["ours"].median == 3.0
