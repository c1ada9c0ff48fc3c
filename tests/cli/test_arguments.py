"""The command line tells what there is, understands slips, and completes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui_reader.cli import arguments


def test_help_lists_every_verb_with_what_it_does(run: Run) -> None:
    told = " ".join(run("--help", COLUMNS="80").stdout.split())
    for verb in arguments.verbs():
        assert f"{verb.name} {verb.does}" in told
    assert {verb.name for verb in arguments.verbs()} == set(arguments.VERBS)
    assert run("help").stdout == run("--help").stdout
    assert run("help", "ls").stdout == run("ls", "--help").stdout
    assert run("-V").stdout.startswith("tui-reader ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("serach", "gpu"), "There is no verb, no file and no folder “serach”. Did you mean search?"),
        (("update",), "Did you mean refresh?"),
        (("ls", "--qurey", "gpu"), "ls takes no --qurey. Did you mean --query?"),
        (("tag", "1", "--qury", "gpu"), "tag takes no --qury. Did you mean --query?"),
        (("undo", "--zzz"), "undo takes no --zzz."),
        (("undo", "it"), "unrecognized arguments: it"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"{told}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("search", "-has:code", "--json"),
        ("search", "--json", "--", "-has:code"),
        ("ls", "--query", "-has:code", "--json"),
        ("rules", "test", "-has:code", "--json"),
    ],
)
def test_a_query_may_begin_with_what_is_not_wanted(run: Run, blog: Path, words: tuple[str, ...]) -> None:
    run("add", str(blog))
    done = run(*words)
    assert done.stderr == ""
    assert json.loads(done.stdout)["total"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("search", "first", "text", "--json"),
        ("search", "--json", "first", "text"),
        ("search", "first", "--json", "text"),
        ("search", "text", "-takeaway", "--json"),
        ("rules", "test", "first", "tag:x", "--json"),
        ("ls", "--search", "Mine", "--json"),
    ],
)
def test_the_words_of_a_query_need_no_quotation_marks(run: Run, blog: Path, words: tuple[str, ...]) -> None:
    run("add", str(blog))
    assert run("searches", "save", "Mine", "first", "text").returncode == 0
    done = run(*words)
    assert done.stderr == ""
    assert [post["title"] for post in json.loads(done.stdout)["posts"]] == ["One"]


def test_a_query_without_the_quotation_marks_it_needs_is_told(run: Run, blog: Path) -> None:
    run("add", str(blog))
    done = run("ls", "--query", "first", "text")
    assert (done.returncode, done.stdout) == (1, "")
    assert "“text”" in done.stderr
    assert done.stderr.endswith("After --query several words need quotation marks.\n")


def test_what_is_not_wanted_is_no_tag_to_take_away(run: Run, blog: Path) -> None:
    run("add", str(blog))
    run("tag", "--query", "-has:code", "+new")
    assert run("tag", "--json").stdout.count("new") == 1
    run("tag", "--query", "-tag:x", "-new")
    assert json.loads(run("search", "tag:new", "--json").stdout)["total"] == 1


def test_a_folder_may_be_called_nearly_as_a_verb(run: Run, tmp_path: Path) -> None:
    (tmp_path / "serach").mkdir()
    assert "Did you mean" not in run(str(tmp_path / "serach")).stderr


def test_bash_completes_verbs_options_and_what_they_take(run: Run, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(run("completion", "bash").stdout)
    complete = """
        cd "$(mktemp -d)" && source "$0"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tui_reader; echo "${COMPREPLY[@]}"
    """

    def completed(*words: str) -> list[str]:
        asked = ["bash", "-c", complete, str(tmp_path / "script"), "tui-reader", *words]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()

    assert completed("sear") == ["search", "searches"]
    assert completed("ls", "--so") == ["--sort"]
    assert completed("ls", "--sort", "o") == ["oldest"]
    assert completed("--db", "x.db", "export", "po") == ["posts"]
    assert completed("db", "va") == ["vacuum"]


@pytest.mark.parametrize(("shell", "check"), [("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])])
def test_other_shells_understand_their_completion(
    run: Run, tmp_path: Path, shell: str, check: list[str]
) -> None:
    (tmp_path / "script").write_text(run("completion", shell).stdout)
    text = (tmp_path / "script").read_text()
    assert "newest oldest" in text
    assert "List posts, newest first." in text
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([*check, str(tmp_path / "script")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
