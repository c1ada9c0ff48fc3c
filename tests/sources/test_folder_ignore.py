from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.test_folder import found, plant
from tui_reader.sources.local.ignore import Ignore

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here to compare with")


def test_what_git_ignores_is_no_post(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b.md", "public/c.md", "drafts/d.md", "x/drafts/e.md", "x/keep.md", "x/tmp.md")
    plant(tmp_path, ".gitignore", text="# comment\n\n/b.md\npublic/\ndrafts\n*/tmp.md\n!a.md\n")
    assert found(tmp_path) == ["a.md", "x/keep.md"]


def test_the_nearest_file_decides(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "x/a.md", "x/y/a.md", "x/y/b.md")
    plant(tmp_path, ".gitignore", text="a.md\n")
    plant(tmp_path, "x/.gitignore", text="!a.md\n/y/b.md\n")
    assert found(tmp_path) == ["x/a.md", "x/y/a.md"]


def test_the_files_above_count_up_to_the_working_tree_s_top(tmp_path: Path) -> None:
    plant(tmp_path, ".gitignore", text="a.md\n")
    plant(tmp_path, "repo/.gitignore", text="/content/b.md\n")
    plant(tmp_path, "repo/content/a.md", "repo/content/b.md", "repo/content/c.md")
    assert found(tmp_path / "repo/content") == ["a.md", "b.md", "c.md"]
    (tmp_path / "repo/.git").mkdir()
    assert found(tmp_path / "repo/content") == ["a.md", "c.md"]


def test_a_folder_that_is_itself_ignored_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    plant(tmp_path, ".gitignore", text="*\n")
    plant(tmp_path, "notes/a.md")
    assert found(tmp_path / "notes") == ["a.md"]


def test_a_link_or_a_folder_in_its_place_says_nothing(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "rules.txt", text="a.md\n")
    (tmp_path / ".gitignore").symlink_to("rules.txt")
    plant(tmp_path, "x/.gitignore/y", "x/b.md")
    assert found(tmp_path) == ["a.md", "rules.txt", "x/b.md"]


@pytest.mark.parametrize(
    "pattern", ["*a" * 60, "**/" * 60 + "b", "a**" * 60, "?*" * 60, "[a-b]*" * 60, "*/" * 60 + "b"]
)
def test_no_pattern_takes_for_ever(pattern: str) -> None:
    ignore = Ignore(pattern)
    for name in ("a" * 255, "/".join(["aaaaaaaaaaaaaaaaaaa"] * 200)):
        assert ignore.verdict(name, name.rpartition("/")[2], is_folder=False) in (None, True)


@pytest.mark.parametrize(
    "pattern", ["[", "a[b", "\\", "[z-a]", "[a--b]", "[[:alpha:]]", "!", "/", "//", "", " ", "\\ ", "#"]
)
def test_a_pattern_that_means_nothing_leaves_nothing_out(pattern: str) -> None:
    assert Ignore(pattern).verdict("a", "a", is_folder=True) is None


PIECES = (
    "a",
    "b",
    "ab",
    "*",
    "**",
    "?",
    "[ab]",
    "[!a]",
    "[]a]",
    "[a-c]",
    ".",
    "/",
    "/",
    "\\*",
    "\\a",
    " ",
    "\\ ",
    "#",
    "!",
)
patterns = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5)
    .map("".join)
    .filter(lambda text: "[/" not in text)
)
names = st.sampled_from(["a", "b", "ab", "a.b", "abc", "a b", "#a", "!a", "]", "*"])
paths = st.lists(names, min_size=1, max_size=4).map("/".join)


@needs_git
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(patterns, min_size=1, max_size=4), st.sets(paths, min_size=10, max_size=30))
def test_git_says_the_same(tmp_path: Path, rules: list[str], asked: set[str]) -> None:
    if not (tmp_path / ".git").exists():
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    text = "\n".join(rules) + "\n"
    plant(tmp_path, ".gitignore", text=text)
    run = subprocess.run(
        ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(sorted(asked)) + "\0",
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(run.stdout.split("\0")) - {""} == {path for path in asked if _is_ignored(Ignore(text), path)}


def _is_ignored(ignore: Ignore, path: str) -> bool:
    """As a search asks: folder by folder, for nothing is looked at inside one that is left out."""
    parts = path.split("/")
    return any(
        ignore.verdict("/".join(parts[: depth + 1]), part, is_folder=depth < len(parts) - 1)
        for depth, part in enumerate(parts)
    )
