"""Dates of posts that say none, by the commit that added them."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.library.conftest import library  # noqa: F401  # a fixture
from tui_reader.library.library import Library
from tui_reader.models import DateOrigin, Query
from tui_reader.sources.local import commits


def git(folder: Path, *arguments: str, at: str = "2020-01-02T00:00:00Z") -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    environ = {**os.environ, "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at, "HOME": str(folder)}
    subprocess.run(["git", *named, *arguments], cwd=folder, env=environ, check=True, capture_output=True)


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A repository with two posts, one of them edited later."""
    folder = tmp_path / "repository"
    (folder / "posts").mkdir(parents=True)
    git(folder, "init")
    (folder / "posts" / "one ü.md").write_text("# One\n\nText.\n")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "one")
    (folder / "posts" / "one ü.md").write_text("# One\n\nOther text.\n")
    (folder / "posts" / "two.md").write_text("---\ntitle: Two\ndate: 2019-05-06\n---\n\nText.\n")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "two", at="2021-03-04T00:00:00Z")
    return folder


def test_the_first_commit_of_a_file_counts(tracked: Path) -> None:
    assert commits.first_commits(tracked / "posts") == {
        "one ü.md": datetime(2020, 1, 2, tzinfo=UTC),
        "two.md": datetime(2021, 3, 4, tzinfo=UTC),
    }
    assert commits.is_tracked(tracked / "posts")


def test_a_file_that_was_renamed_is_as_old_as_under_its_first_name(tracked: Path) -> None:
    (tracked / "posts" / "2020").mkdir()
    git(tracked, "mv", "posts/one ü.md", "posts/2020/uno.md")
    git(tracked, "commit", "-m", "moved", at="2022-01-01T00:00:00Z")
    git(tracked, "mv", "posts/2020/uno.md", "posts/eins.md")
    (tracked / "posts" / "one ü.md").write_text("# Another\n\nThat has the name now.\n")
    git(tracked, "add", ".")
    git(tracked, "commit", "-m", "moved and new", at="2023-01-01T00:00:00Z")
    assert commits.first_commits(tracked / "posts") == {
        "eins.md": datetime(2020, 1, 2, tzinfo=UTC),
        "two.md": datetime(2021, 3, 4, tzinfo=UTC),
        "one ü.md": datetime(2023, 1, 1, tzinfo=UTC),
    }


def test_a_file_that_was_moved_in_is_as_old_as_its_move(tracked: Path) -> None:
    (tracked / "_drafts").mkdir()
    git(tracked, "mv", "posts/one ü.md", "_drafts/one.md")
    git(tracked, "commit", "-m", "out", at="2022-01-01T00:00:00Z")
    git(tracked, "mv", "_drafts/one.md", "posts/one.md")
    git(tracked, "commit", "-m", "in", at="2023-01-01T00:00:00Z")
    assert commits.first_commits(tracked / "posts")["one.md"] == datetime(2023, 1, 1, tzinfo=UTC)
    assert commits.first_commits(tracked)["posts/one.md"] == datetime(2020, 1, 2, tzinfo=UTC)


def test_without_a_history_nothing_is_dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commits.first_commits(tmp_path) == {}
    monkeypatch.setenv("PATH", "/nowhere")
    assert commits.first_commits(tmp_path) == {}


def test_nothing_that_a_repository_configures_is_run(tracked: Path) -> None:
    canary = tracked / "canary"
    script = tracked / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{canary}'\n")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.editor"):
        git(tracked, "config", name, str(script))
    git(tracked, "config", "log.showSignature", "true")
    assert len(commits.first_commits(tracked)) == 2
    assert not canary.exists()


async def test_a_post_without_a_date_has_that_of_its_commit(library: Library, tracked: Path) -> None:  # noqa: F811
    source = await library.visit(str(tracked / "posts"))
    posts = {post.title: post for post in (await library.page(Query(source.id), 1, 9)).headlines}
    assert posts["One"].published == datetime(2020, 1, 2, tzinfo=UTC)
    assert posts["One"].date_origin is DateOrigin.COMMIT
    assert posts["Two"].date_origin is DateOrigin.GIVEN
