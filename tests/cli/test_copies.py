"""A post met through several sources, from the shell."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.library.feeds import item, rss

TEXT = "".join(f"<p>Sentence {number} is about the engine and what it weaves.</p>" for number in range(20))


def test_copies_are_listed_once_told_split_and_joined(run: Run, tmp_path: Path) -> None:
    for name in ("one", "other"):
        entry = item("On weaving engines", TEXT, guid="tag:a.example,2025:engines")
        (tmp_path / f"{name}.xml").write_bytes(rss(entry))
        run("add", str(tmp_path / f"{name}.xml"))

    def listed() -> list[int]:
        return [post["id"] for post in json.loads(run("ls", "--json").stdout)["posts"]]

    (first,) = listed()
    shown = json.loads(run("show", str(first), "--format", "json").stdout)
    (copy,) = shown["also_in"]
    assert copy["evidence"] == "the same identifier"
    assert copy["source"]["location"] == str(tmp_path / "other.xml")
    assert copy["since"].endswith("Z")
    assert "also in" in run("show", str(first)).stdout
    assert run("mark", "--read", str(copy["id"])).stdout == "1 changed.\n"
    assert json.loads(run("ls", "--json").stdout)["posts"][0]["read"] is True
    assert run("mark", "--split", str(copy["id"])).stdout == "1 changed.\n"
    assert run("mark", "--split", str(copy["id"])).stdout == "0 changed.\n"
    assert sorted(listed()) == [first, copy["id"]]
    run("mark", "--join", str(copy["id"]))
    assert listed() == [first]
    assert "put “On weaving engines” together with its copies" in run("undo").stdout
    assert len(listed()) == 2
