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


def test_rules_are_tried_made_run_and_given_up(run: Run, blog: Path) -> None:
    run("ls", str(blog))
    tried = run("rules", "test", "title:one")
    assert "One" in tried.stdout
    assert "It would be for 1 post" in tried.stderr
    assert run("rules", "add", "mute", "title:one").stdout == "Rule 1: mute title:one\n"
    assert run("rules", "run", "1").stdout == "1 changed.\n"
    assert json.loads(run("ls", "--query", "muted", "--json").stdout)["posts"][0]["muted"] is True
    (rule,) = json.loads(run("rules", "--json").stdout)
    assert rule == {"id": 1, "action": "mute", "tag": None, "query": "title:one"}
    assert run("rules", "remove", "1").stdout == "Gave up rule 1: mute title:one\n"
    refused = run("rules", "add", "hide", "x")
    assert refused.returncode == 2
    assert "A rule can't “hide”." in refused.stderr
