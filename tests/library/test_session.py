"""Where the person left off, kept from run to run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_reader.library import session
from tui_reader.library.session import Session


def test_what_is_kept_comes_back_whatever_a_folder_is_called(tmp_path: Path) -> None:
    left = Session(location=os.fsdecode(b"/blogs/caf\xe9 \xe2\x82\xac"), page=3, reading=True)
    session.save(tmp_path / "state" / "session.json", left)
    assert session.load(tmp_path / "state" / "session.json") == left
    assert [each.name for each in (tmp_path / "state").iterdir()] == ["session.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"page": "3", "unknown": 1}', "\xff", "[" * 100_000])
def test_a_damaged_file_is_a_fresh_start(tmp_path: Path, text: str) -> None:
    file = tmp_path / "session.json"
    file.write_text(text, "latin-1")
    assert session.load(file) == Session()


def test_what_can_t_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "session.json").mkdir()
    session.save(tmp_path / "session.json", Session(page=2))
    assert [each.name for each in tmp_path.iterdir()] == ["session.json"]
