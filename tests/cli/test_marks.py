"""Marks and tags from the shell."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_posts_are_tagged_listed_and_untagged(run: Run, blog: Path) -> None:
    run("ls", str(blog))
    assert run("tag", "1", "2", "+to-read", "gpu").stdout == "2 changed.\n"
    posts = json.loads(run("ls", "--query", "tag:to-read", "--json").stdout)["posts"]
    assert [post["own_tags"] for post in posts] == [["to-read", "gpu"]] * 2
    assert run("tag", "--query", "title:one", "-gpu").stdout == "1 changed.\n"
    assert run("tag").stdout == "gpu\nto-read\n"
    assert run("undo").stdout == "Undone: took gpu off “One”.\n"
    assert run("redo").stdout == "Done again: took gpu off “One”.\n"
    assert "your tags" in run("show", "1", "--format", "text").stdout


def test_posts_are_marked_by_query_and_by_age(run: Run, blog: Path) -> None:
    run("ls", str(blog))
    assert run("mark", "--older-than", "2025-05-02", "--json").stdout == '{\n  "changed": 1\n}\n'
    assert run("mark", "--query", "unread", "--star").stdout == "1 changed.\n"
    nothing = run("mark", "--read")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "No post is named." in nothing.stderr
