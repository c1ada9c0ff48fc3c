"""The pictures kept on disk: found again, bounded, and nobody else's files touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_reader.library.pictures.cache import PictureCache
from tui_reader.library.pictures.picture import Pixels

SIZE = Pixels(3, 2)


def put(cache: PictureCache, url: str, body: bytes = b"x" * 100) -> Path:
    return cache.keep(url, cache.lay_down(body), SIZE).path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pictures"


def test_what_is_kept_is_found_again_by_another_run(folder: Path) -> None:
    put(PictureCache(folder, 1000), "https://a.example/1")
    again = PictureCache(folder, 1000)
    kept = again.find("https://a.example/1")
    assert kept is not None
    assert kept.size == SIZE
    assert kept.path.read_bytes() == b"x" * 100
    assert again.find("https://a.example/2") is None


def test_a_folder_that_is_not_there_holds_nothing(folder: Path) -> None:
    assert PictureCache(folder, 1000).find("https://a.example/1") is None
    assert not folder.exists()


def test_only_the_person_may_look_into_it(folder: Path) -> None:
    path = put(PictureCache(folder, 1000), "https://a.example/1")
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_was_unused_longest_goes_first(folder: Path) -> None:
    cache = PictureCache(folder, 350)
    for number in range(3):
        os.utime(put(cache, f"https://a.example/{number}"), (number, number))
    assert cache.find("https://a.example/0") is not None  # used now, so the next one is the oldest
    put(cache, "https://a.example/3")
    found = [cache.find(f"https://a.example/{number}") is not None for number in range(4)]
    assert found == [True, False, True, True]


def test_a_picture_larger_than_the_cache_is_kept_until_the_next_one(folder: Path) -> None:
    cache = PictureCache(folder, 50)
    put(cache, "https://a.example/1")
    assert cache.find("https://a.example/1") is not None
    put(cache, "https://a.example/2")
    assert cache.find("https://a.example/1") is None
    assert cache.find("https://a.example/2") is not None


def test_files_of_others_stay(folder: Path) -> None:
    cache = PictureCache(folder, 50)
    put(cache, "https://a.example/1")
    canary, unfinished, forgotten = folder / "canary.txt", folder / ".new-now", folder / ".new-old"
    for path in (canary, unfinished, forgotten):
        path.write_bytes(b"x" * 200)
    for path in (canary, forgotten):
        os.utime(path, (1, 1))
    put(cache, "https://a.example/2")
    assert canary.exists()
    assert unfinished.exists()
    assert not forgotten.exists()


def test_a_file_that_somebody_removed_is_not_found(folder: Path) -> None:
    cache = PictureCache(folder, 1000)
    put(cache, "https://a.example/1").unlink()
    assert cache.find("https://a.example/1") is None


def test_what_turns_out_to_be_no_picture_is_removed(folder: Path) -> None:
    cache = PictureCache(folder, 1000)
    laid = cache.lay_down(b"<html>")
    cache.forget(laid)
    cache.forget(laid)
    assert list(folder.iterdir()) == []
