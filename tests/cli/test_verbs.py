"""The shell: data to standard output, sentences to standard error, exact exit codes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

import tui_reader
from tests.cli.conftest import Run
from tests.library.feeds import item, rss
from tests.loopback import Loopback

POST_KEYS = {
    "id", "title", "url", "source", "authors", "published", "updated", "tags", "categories",
    "summary", "read", "starred", "words", "minutes", "own_tags", "muted",
}  # fmt: skip


def test_ls_lists_the_guide_at_first(run: Run) -> None:
    listed = run("ls")
    assert listed.returncode == 0
    assert "Welcome" in listed.stdout


def test_ls_prints_the_documented_json(run: Run, blog: Path) -> None:
    listed = run("ls", str(blog), "--json")
    page = json.loads(listed.stdout)
    assert (page["page"], page["pages"], page["total"]) == (1, 1, 2)
    assert [post["title"] for post in page["posts"]] == ["Two", "One"]
    assert set(page["posts"][0]) == POST_KEYS
    assert page["posts"][1]["tags"] == ["x"]
    assert page["posts"][1]["published"] == "2025-05-01T00:00:00Z"
    assert page["posts"][1]["source"]["location"] == str(blog)


def test_ls_turns_pages(run: Run, blog: Path) -> None:
    page = json.loads(run("ls", str(blog), "--json", "--page", "2", "--page-size", "1").stdout)
    assert (page["page"], page["pages"]) == (2, 2)
    assert [post["title"] for post in page["posts"]] == ["One"]


def test_all_posts_stream_as_a_line_each(run: Run, blog: Path) -> None:
    lines = run("ls", str(blog), "--ndjson").stdout.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Two", "One"]
    assert set(json.loads(lines[0])) == POST_KEYS
    assert [json.loads(line)["title"] for line in run("search", "first", "--ndjson").stdout.splitlines()] == [
        "One"
    ]
    assert run("ls", "--json", "--ndjson").returncode == 2


def test_ls_filters_by_words(run: Run, blog: Path) -> None:
    assert json.loads(run("ls", str(blog), "--json", "--query", "two").stdout)["total"] == 1
    assert json.loads(run("ls", str(blog), "--json", "--query", "starred").stdout)["total"] == 0


def test_show_prints_the_newest_or_the_one_asked_for(run: Run, blog: Path) -> None:
    newest = run("show", str(blog))
    assert newest.returncode == 0
    assert newest.stdout.splitlines()[0].strip() == "Two"
    ids = {post["title"]: post["id"] for post in json.loads(run("ls", "--json").stdout)["posts"]}
    assert "first text" in run("show", str(ids["One"])).stdout


def test_show_of_one_file_needs_nothing_else(run: Run, blog: Path) -> None:
    shown = run("show", str(blog / "one.md"), "--width", "40")
    assert "The first text." in shown.stdout
    assert all(len(line) <= 40 for line in shown.stdout.splitlines())


def test_show_speaks_markdown_json_and_ansi(run: Run, blog: Path) -> None:
    assert "The *first* text." in run("show", str(blog / "one.md"), "--format", "markdown").stdout
    assert "\x1b[" in run("show", str(blog / "one.md"), "--format", "ansi").stdout
    shown = json.loads(run("show", str(blog), "--format", "json").stdout)
    assert shown["links"] == ["https://a.example/"]
    assert shown["images"] == ["p.png"]
    assert shown["outline"][0]["text"] == "Part"
    assert POST_KEYS | {"markdown", "links", "images", "outline", "also_in"} == set(shown)


def test_adding_listing_refreshing_and_removing(start: Run, blog: Path) -> None:
    assert start("add", str(blog)).returncode == 0
    (source,) = json.loads(start("sources", "--json").stdout)
    assert (source["kind"], source["unread"], source["total"], source["error"]) == ("folder", 2, 2, None)
    refreshed = start("refresh", "--json")
    result = json.loads(refreshed.stdout)
    assert (result["status"], result["added"], result["error"]) == ("unchanged", 0, None)
    assert start("remove", str(source["id"])).returncode == 0
    assert json.loads(start("sources", "--json").stdout) == []


def test_some_sources_failing_is_exit_code_3(run: Run, blog: Path) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Hello", guid="1")))
        assert run("add", server.url("/feed.xml")).returncode == 0
        assert run("add", str(blog)).returncode == 0
        server.give("/feed.xml", b"gone", status="404 Not Found")
        refreshed = run("refresh", "--insist", "--json")
    results = [json.loads(line) for line in refreshed.stdout.splitlines()]
    assert refreshed.returncode == 3
    assert sorted(result["status"] for result in results) == ["failed", "unchanged"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ls", "/nowhere"), 1),
        (("show", "99999"), 1),
        (("remove", "nothing"), 1),
        (("refresh", "nothing"), 1),
        (("ls", "--page", "0"), 2),
        (("ls", "--what"), 2),
        (("/nowhere",), 1),
        (("--version",), 0),
        (("--help",), 0),
        (("ls", "--help"), 0),
    ],
)
def test_exit_codes_are_exact(run: Run, arguments: tuple[str, ...], code: int) -> None:
    ended = run(*arguments)
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    if code:
        assert ended.stdout == ""
        assert ended.stderr


def test_version_names_the_program(run: Run) -> None:
    assert run("--version").stdout == f"tui-reader {tui_reader.__version__}\n"


def test_without_a_terminal_the_list_is_printed(run: Run, blog: Path) -> None:
    listed = run(str(blog))
    assert listed.returncode == 0
    assert "Two" in listed.stdout
    assert "\x1b" not in listed.stdout


def test_a_hostile_title_is_text_everywhere(run: Run, tmp_path: Path) -> None:
    hostile = "\x1b]52;c;aGk=\x07[red] [/nope] [@click=app.quit]"
    saved = tmp_path / "feed.xml"
    saved.write_bytes(rss(item(hostile, guid="1"), title=hostile))
    # XML can't carry ESC itself; a numeric reference some parsers let through can.
    for arguments in (("ls", str(saved)), ("show", str(saved)), ("sources",), ("ls", "--json"), ("doctor",)):
        printed = run(*arguments)
        assert "[red] [/nope] [@click=app.quit]" in printed.stdout or arguments == ("doctor",)
        assert "\x1b" not in printed.stdout + printed.stderr


def test_a_wrong_location_stores_nothing(run: Run, tmp_path: Path) -> None:
    assert run("ls", str(tmp_path / "nowhere")).returncode == 1
    assert json.loads(run("sources", "--json").stdout) == []


def test_a_foreign_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE other (x)")
    connection.close()
    before = foreign.read_bytes()
    refused = run("ls", "--db", str(foreign))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert foreign.read_bytes() == before


def test_the_database_can_be_chosen(run: Run, blog: Path, tmp_path: Path) -> None:
    run("ls", str(blog), "--db", str(tmp_path / "mine.db"))
    assert (tmp_path / "mine.db").exists()
    assert json.loads(run("ls", "--json", TUI_READER_DB=str(tmp_path / "mine.db")).stdout)["total"] == 2


def test_a_wrong_setting_names_its_line_and_the_program_goes_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "ink"\ncolumn_width = "wide"\n')
    listed = run("ls", "--config", str(tmp_path / "settings.toml"))
    assert listed.returncode == 0
    assert "line 2" in listed.stderr
    assert run("config", "--config", str(tmp_path / "settings.toml")).returncode == 2


def test_doctor_finds_nothing_wrong_with_a_fresh_start(run: Run) -> None:
    examined = run("doctor")
    assert examined.returncode == 0
    assert "database" in examined.stdout


def test_listing_the_store_loads_nothing_heavy(start: Run, blog: Path, home: dict[str, str]) -> None:
    start("ls", str(blog))
    listed = start("ls", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in listed.stderr.splitlines()}
    assert "sqlite3" in loaded
    assert loaded.isdisjoint({"textual", "httpx", "feedparser", "PIL"})


def test_a_large_feed_is_read_by_a_worker_of_the_command(run: Run, tmp_path: Path) -> None:
    saved = tmp_path / "large.xml"
    saved.write_bytes(rss(*(item(f"Post {n}", f"<p>{'word ' * 100}</p>", guid=str(n)) for n in range(100))))
    assert json.loads(run("ls", str(saved), "--json").stdout)["total"] == 100


def test_ls_sorts(run: Run, blog: Path) -> None:
    listed = run("ls", str(blog), "--sort", "title", "--json")
    assert [post["title"] for post in json.loads(listed.stdout)["posts"]] == ["One", "Two"]
    assert run("ls", str(blog), "--sort", "beauty").returncode == 2


def test_a_search_tells_the_sentence_and_ranks_when_asked_to(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number, text in enumerate(("Rust. " * 3, "Once it says rust here.", "Nothing of it."), 1):
        (folder / f"{number}.md").write_text(
            f"---\ntitle: Post {number}\ndate: 2025-05-0{number}\n---\n\n{text}"
        )
    run("ls", str(folder))
    newest = json.loads(run("search", "rust", "--json").stdout)["posts"]
    ranked = json.loads(run("search", "rust", "--ranked", "--json").stdout)["posts"]
    assert [post["title"] for post in newest] == ["Post 2", "Post 1"]
    assert [post["title"] for post in ranked] == ["Post 1", "Post 2"]
    assert newest[0]["snippet"] == "Once it says rust here."
    assert newest[0]["matches"] == [[13, 17]]
    lines = run("search", "says").stdout.splitlines()
    assert [line.split("  ")[-1].strip() for line in lines][1] == "Once it says rust here."


def test_no_location_is_printed_with_what_a_terminal_acts_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "\x9b31m\x1b[31mnotes"
    folder.mkdir()
    (folder / "one.md").write_text("# One")
    for verb in (
        ("add", str(folder)),
        ("sources",),
        ("sources", "--json"),
        ("ls", "--json"),
        ("ls", "--ndjson"),
    ):
        ran = run(*verb)
        assert ran.stdout
        assert not {"\x1b", "\x9b"} & set(ran.stdout + ran.stderr)
    (listed,) = json.loads(run("sources", "--json").stdout)
    assert listed["location"] == str(folder)


def test_a_password_is_never_part_of_what_is_printed(run: Run) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Private", guid="1")))
        run("add", server.url("/feed.xml").replace("http://", "http://me:s3cret@"))
    for verb in (("ls", "--json"), ("sources", "--json"), ("sources",), ("show", "1", "--format", "json")):
        ran = run(*verb)
        assert "/feed.xml" in ran.stdout
        assert "s3cret" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5_000])
def test_what_is_no_number_is_no_failure_of_the_program(run: Run, blog: Path, number: str) -> None:
    for verb in (("show", number), ("ls", str(blog), "--page", number), ("tag", number, "+x")):
        assert "Traceback" not in run(*verb).stderr


def test_where_there_is_nothing_but_drafts_it_is_said_how_to_list_and_show_them(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "one.md").write_text("---\ntitle: Unfinished\ndraft: true\n---\nText.\n", "utf-8")
    listed = run("ls", str(tmp_path / "desk"))
    assert listed.stderr == "tui-reader: There is nothing here but 1 draft; --drafts lists them.\n"
    shown = run("show", str(tmp_path / "desk"))
    assert (shown.returncode, "nothing here but drafts" in shown.stderr) == (1, True)
    assert "Unfinished" in run("show", "--drafts", str(tmp_path / "desk")).stdout


def test_a_feed_without_posts_is_listed_as_what_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss())
    done = run("ls", str(tmp_path / "feed.xml"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "tui-reader: There are no posts here yet.\n"


def test_files_that_are_skipped_are_counted(run: Run, blog: Path) -> None:
    assert "skipped" not in run("ls", str(blog)).stderr
    (blog / "binary.md").write_bytes(b"\x00\x01\x02" * 100)
    (blog / "elsewhere.md").symlink_to("/etc/hostname")
    for _ in range(2):
        told = run("ls", str(blog), "--json")
        assert told.stderr == "tui-reader: 2 files skipped: 1 linking out of the folder, 1 not text.\n"
        assert json.loads(told.stdout)["total"] == 2
