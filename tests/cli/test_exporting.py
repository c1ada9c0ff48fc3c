"""`export` and `import`, run as a person runs them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run


def test_posts_are_written_as_a_folder_that_opens_again(run: Run, blog: Path, tmp_path: Path) -> None:
    run("add", str(blog))
    written = run("export", "posts", str(tmp_path / "out"), "--query", "title:one")
    assert written.stdout == f"Wrote 1 post and 0 pictures to {tmp_path}/out.\n"
    found = json.loads(run("--db", str(tmp_path / "x.db"), "ls", str(tmp_path / "out"), "--json").stdout)
    assert [(post["title"], post["tags"]) for post in found["posts"]] == [("One", ["x"])]
    assert run("export", "posts", str(tmp_path / "out")).returncode == 1
    asked = run("export", "posts")
    assert (asked.returncode, "Name the folder" in asked.stderr) == (1, True)


def test_posts_stream_as_a_json_feed_or_a_line_each(run: Run, blog: Path) -> None:
    run("add", str(blog))
    feed = json.loads(run("export", "posts", "--format", "json-feed").stdout)
    assert [item["title"] for item in feed["items"]] == ["Two", "One"]
    lines = run("export", "posts", "--format", "ndjson").stdout.splitlines()
    assert [json.loads(line)["markdown"].strip() for line in lines][1] == "The *first* text."
    assert run("export", "posts", "x", "--format", "ndjson").returncode == 1


def test_posts_that_rules_hide_are_told_of_and_written_when_asked_for(
    run: Run, blog: Path, tmp_path: Path
) -> None:
    run("add", str(blog))
    run("rules", "add", "mute", "title:one")
    run("rules", "run", "1")
    done = run("export", "posts", str(tmp_path / "some"))
    assert "Wrote 1 post " in done.stdout
    assert "1 muted post stays out of it. With --query muted it is written." in done.stderr
    rest = run("export", "posts", str(tmp_path / "rest"), "--query", "muted")
    assert ("Wrote 1 post " in rest.stdout, "muted" in rest.stderr) == (True, False)


def test_marks_are_carried_by_a_file(run: Run, blog: Path, tmp_path: Path) -> None:
    run("add", str(blog))
    run("mark", "1", "--star")
    assert run("export", "marks", str(tmp_path / "marks.json")).returncode == 0
    run("undo")
    assert json.loads(run("ls", "--json", "--query", "starred").stdout)["total"] == 0
    assert run("import", str(tmp_path / "marks.json")).stdout == "Took over the marks of 1 post.\n"
    assert json.loads(run("ls", "--json", "--query", "starred").stdout)["total"] == 1
    assert json.loads(run("undo", "--json").stdout) == {"words": "Undone: took over the marks of 1 post."}
    again = run("import", str(tmp_path / "marks.json"), "--json").stdout
    assert json.loads(again) == {"changed": 1, "unknown": 0}
    assert json.loads(run("redo", "--json").stdout) == {"words": None}
    assert run("export", "notes", "x").returncode == 1


def test_whoever_reads_no_further_is_no_reason_to_complain(
    run: Run, home: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "blog"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.md").write_text(f"---\ntitle: Post {number}\n---\n" + "Words. " * 5_000)
    run("add", str(folder))
    command = [sys.executable, "-m", "tui_reader", "export", "posts", "--format", "ndjson"]
    with subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.read(20).startswith(b'{"id": ')
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=60) == 128 + signal.SIGPIPE
