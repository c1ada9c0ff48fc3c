"""Words that were nearly typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.text import spelling

WORDS = ["kubernetes", "kernel", "kernels", "kept", "kitchen", "announcing", "pytorch", "python", "patch"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("kubernets", ["kubernetes"]),
        ("kubrenetes", ["kubernetes"]),
        ("kunernet", ["kubernetes"]),
        ("kubernetess", ["kubernetes"]),
        ("kbrnts", ["kubernetes"]),
        ("ptorch", ["pytorch"]),
        ("kerne1", ["kernel", "kernels"]),
        ("anouncng", ["announcing"]),
        ("ptch", ["patch"]),
        ("krn", ["kernel", "kernels", "kubernetes"]),
        ("kz", []),
        ("zzzz", []),
        ("k" * 500, []),
    ],
)
def test_a_slip_is_forgiven_and_letters_may_be_left_out(typed: str, near: list[str]) -> None:
    assert spelling.near(typed, [word for word in WORDS if word[0] == typed[0]]) == near


def test_words_that_only_look_alike_never_stand_beside_those_that_were_meant() -> None:
    assert spelling.near("pithon", ["python", "pictorial hon", "pit-stop-hon"]) == ["python"]
    assert len(spelling.near("cat", [f"ca{letter}t" for letter in "abcdefghijklmnopq"])) == spelling.MOST


@given(st.text(min_size=1, max_size=45), st.lists(st.text(max_size=40), max_size=5))
@settings(max_examples=50)
def test_anything_can_be_typed(typed: str, words: list[str]) -> None:
    assert set(spelling.near(typed, words)) <= set(words)
