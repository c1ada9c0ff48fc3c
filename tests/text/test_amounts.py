"""Numbers and sizes in words."""

from __future__ import annotations

import pytest

from tui_reader.text.amounts import counted, size


@pytest.mark.parametrize(("number", "words"), [(0, "0 posts"), (1, "1 post"), (1204, "1,204 posts")])
def test_numbers_are_told_in_words(number: int, words: str) -> None:
    assert counted(number, "post") == words


@pytest.mark.parametrize(
    ("length", "words"),
    [(0, ""), (-5, ""), (1, "1 bytes"), (999, "999 bytes"), (1_000, "1.0 KB"), (123_456, "123 KB"),
     (23_456_789, "23.5 MB"), (10**10, "10.0 GB"), (10**18, "1000000 TB")],
)  # fmt: skip
def test_sizes_are_told_in_words(length: int, words: str) -> None:
    assert size(length) == words
