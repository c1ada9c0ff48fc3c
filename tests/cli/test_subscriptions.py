"""Lists of feeds, names and folders, settings of a source, marks, and what is piped in, by the shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.library.feeds import item, rss
from tests.loopback import Loopback

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Science"><outline text="One &amp; only" type="rss" xmlUrl="https://one.example/feed" htmlUrl="https://one.example/"/>
<outline text="Physics"><outline text="Two" type="rss" xmlUrl="https://two.example/feed"/></outline></outline>
<outline text="Bad" type="rss" xmlUrl="javascript:alert(1)"/>
<outline text="Again" type="rss" xmlUrl="https://one.example/feed"/>
</body></opml>"""


def listed(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("sources", "--json").stdout)
    return found


def test_a_list_is_imported_with_its_folders_and_what_is_wrong_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    done = run("import", str(tmp_path / "mine.opml"))
    assert (done.returncode, done.stdout) == (0, "Added 2 feeds. tui-reader refresh fetches them.\n")
    assert "javascript" in done.stderr
    assert "listed twice" in done.stderr
    assert [(each["title"], each["folder"]) for each in listed(run)] == [
        ("One & only", "Science"),
        ("Two", "Science/Physics"),
    ]
    again = run("import", str(tmp_path / "mine.opml"))
    assert again.stdout == "Added 0 feeds, 2 were there already.\n"
    told = json.loads(run("import", str(tmp_path / "mine.opml"), "--json").stdout)
    assert (told["added"], told["known"]) == (0, 2)
    assert any("javascript" in note for note in told["notes"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_list_is_imported_in_whatever_encoding_it_comes(run: Run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "mine.opml").write_bytes(OPML.encode(encoding))
    assert run("import", str(tmp_path / "mine.opml")).stdout.startswith("Added 2 feeds.")


def test_a_feed_that_is_known_keeps_its_title_in_another_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    run("import", str(tmp_path / "mine.opml"))
    before = listed(run)
    (tmp_path / "urls").write_text(f'{before[0]["location"]} "A tag"\nhttps://three.example/feed\n')
    again = run("import", str(tmp_path / "urls"))
    assert again.stdout == "Added 1 feed, 1 was there already. tui-reader refresh fetches them.\n"
    assert listed(run)[:2] == before


def test_a_feed_of_a_list_in_another_spelling_is_the_same(run: Run, tmp_path: Path) -> None:
    with Loopback() as server:
        server.give("/feed", rss(item("Hello", guid="1")))
        quiet, loud = (server.url("/feed#top", host=host) for host in ("localhost", "LocalHost"))
        (tmp_path / "urls").write_text(f"{loud}\n")
        run("import", str(tmp_path / "urls"))
        assert run("add", quiet).stdout.endswith("as source 1.\n")
    assert run("import", str(tmp_path / "urls")).stdout == "Added 0 feeds, 1 was there already.\n"
    assert run("remove", loud).returncode == 0
    assert listed(run) == []


def test_an_exported_list_is_imported_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    run("import", str(tmp_path / "mine.opml"))
    assert run("export", str(tmp_path / "out.opml")).returncode == 0
    before = [(each["location"], each["title"], each["folder"]) for each in listed(run)]
    other = tmp_path / "other.db"
    assert run("--db", str(other), "import", str(tmp_path / "out.opml")).returncode == 0
    found = json.loads(run("--db", str(other), "sources", "--json").stdout)
    assert [(each["location"], each["title"], each["folder"]) for each in found] == before
    assert run("export", "sources", "--passwords", str(tmp_path / "whole.opml")).returncode == 0
    assert "xmlUrl" in (tmp_path / "whole.opml").read_text()
    refused = run("export", str(tmp_path / "out.opml"))
    assert (refused.returncode, "is there already" in refused.stderr) == (1, True)


def test_passwords_in_addresses_are_not_handed_on_unless_that_is_wanted(run: Run, tmp_path: Path) -> None:
    feeds = (
        "https://me:secret@one.example/feed",
        "https://token:@two.example/feed",
        "https://three.example/a@b",
    )
    (tmp_path / "urls").write_text("\n".join(feeds))
    assert run("import", str(tmp_path / "urls")).returncode == 0
    done = run("export")
    assert "secret" not in done.stdout
    assert "token" not in done.stdout
    for url in ("https://one.example/feed", "https://two.example/feed", "https://three.example/a@b"):
        assert f'xmlUrl="{url}"' in done.stdout
    assert "The name and password of 2 feeds were left out. --passwords writes them." in done.stderr
    whole = run("export", "--passwords", "sources")
    assert all(f'xmlUrl="{url}"' in whole.stdout for url in feeds)
    assert whole.stderr == ""


def test_newsboats_list_is_imported_with_tags_and_titles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('https://one.example/feed "My tag" "~A title"\n# a comment\n')
    assert run("import", str(tmp_path / "urls")).returncode == 0
    (found,) = listed(run)
    assert (found["title"], found["folder"]) == ("A title", "My tag")


@pytest.mark.parametrize("text", ["", "\x00\x01", "<opml><body></body></opml>"])
def test_what_is_no_list_says_so(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad").write_text(text)
    done = run("import", str(tmp_path / "bad"))
    assert done.returncode == 1
    assert "There is no feed in bad." in done.stderr
    assert run("import", str(tmp_path / "nowhere")).returncode == 1


def test_an_import_is_undone_as_one_change(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    run("import", str(tmp_path / "mine.opml"))
    assert run("undo").stdout == "Undone: added 2 feeds of a list.\n"
    assert "xmlUrl" not in run("export").stdout
    assert listed(run) == []
    assert run("undo").stdout == "There is nothing to undo.\n"
    assert run("import", str(tmp_path / "mine.opml")).stdout.startswith("Added 2 feeds. ")
    assert len(listed(run)) == 2
    assert run("undo").stdout == "Undone: added 2 feeds of a list.\n"
    assert listed(run) == []


def test_sources_are_put_in_another_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("https://a.example/f\nhttps://b.example/f\n")
    run("import", str(tmp_path / "urls"))
    assert run("order", "2", "up").stdout == "b.example has moved up.\n"
    assert [each["id"] for each in listed(run)] == [2, 1]
    assert run("order", "2", "up").stderr == "tui-reader: b.example is the first of its folder.\n"
    assert run("undo").stdout == "Undone: moved “b.example”.\n"
    assert [each["id"] for each in listed(run)] == [1, 2]


def test_an_import_of_one_feed_is_undone_in_words_for_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("https://x.example/f\n")
    run("import", str(tmp_path / "urls"))
    assert run("undo").stdout == "Undone: added 1 feed of a list.\n"


def test_a_category_that_is_a_path_becomes_folders(run: Run, tmp_path: Path) -> None:
    feed = '<outline text="X" xmlUrl="https://x.example/f" category="/News/Tech,other"/>'
    (tmp_path / "mine.opml").write_text(f"<opml><body>{feed}</body></opml>")
    run("import", str(tmp_path / "mine.opml"))
    assert [each["folder"] for each in listed(run)] == ["News/Tech"]


def test_a_source_is_renamed_moved_and_set(run: Run, blog: Path) -> None:
    run("add", str(blog))
    title = listed(run)[0]["title"]
    assert run("rename", "1", "Diary").stdout == f"{title} is now called Diary.\n"
    assert run("move", "1", "Home//Notes/").stdout == "Diary is in Home/Notes.\n"
    (found,) = listed(run)
    assert (found["title"], found["folder"]) == ("Diary", "Home/Notes")
    assert run("undo").stdout == "Undone: moved “Diary” into Home/Notes.\n"
    assert run("undo").stdout == f"Undone: renamed “{title}” to “Diary”.\n"
    assert [(each["title"], each["folder"]) for each in listed(run)] == [(title, "")]
    assert run("set", "1", "read_when", "end").returncode == 0
    assert run("set", "1").stdout == "read_when = end\n"
    assert run("set", "1", "read_when").returncode == 0
    nothing = run("set", "1")
    assert (nothing.stdout, nothing.stderr) == ("", f"tui-reader: Nothing is set for {title} alone.\n")
    assert run("undo").stdout == f"Undone: unset read_when of “{title}”.\n"
    assert run("set", "1").stdout == "read_when = end\n"


def test_a_folder_is_read_by_the_rules_it_is_said_to_follow(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site" / "_posts").mkdir(parents=True)
    (tmp_path / "site" / "_posts" / "2024-01-02-one.md").write_text("# One\n\nText.\n", "utf-8")
    (tmp_path / "site" / "about.md").write_text("# About\n\nText.\n", "utf-8")
    run("add", str(tmp_path / "site"))

    def titles() -> set[str]:
        return {
            post["title"] for post in json.loads(run("ls", str(tmp_path / "site"), "--json").stdout)["posts"]
        }

    assert titles() == {"One"}
    assert "Written for Jekyll, by how it looks." in run("doctor", "1").stdout
    assert run("set", "1", "dialect", "Plain").returncode == 0
    assert listed(run)[0]["total"] == 2
    assert titles() == {"One", "About"}
    assert "A plain folder of posts, because you said so." in run("doctor", "1").stdout
    run("set", "1", "dialect")
    assert titles() == {"One"}
    run("undo")
    assert listed(run)[0]["total"] == 2
    run("redo")
    assert listed(run)[0]["total"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("interval", "soon"), "interval can't be “soon”"),
        (("interval", "1"), "from 15 to 43,200"),
        (("full_text", "maybe"), "It is “always” or “never”."),
        (("dialect", "wordpress"), "There are hugo, zola, "),
        (("colour", "red"), "No setting is called “colour”."),
        (("interval", "60"), "interval is for feeds only."),
        (("keep", "1 year"), "Only posts of feeds can leave."),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(
    run: Run, blog: Path, arguments: tuple[str, str], told: str
) -> None:
    run("add", str(blog))
    done = run("set", "1", *arguments)
    assert (done.returncode, told in done.stderr) == (2, True)


def test_posts_are_marked_and_searched(run: Run, blog: Path) -> None:
    run("add", str(blog))
    first, second = (post["id"] for post in json.loads(run("ls", "--json").stdout)["posts"])
    assert run("mark", str(first), str(second), "--read", "--star").stdout == "4 changed.\n"
    assert json.loads(run("ls", "--query", "unread", "--json").stdout)["total"] == 0
    assert json.loads(run("search", "starred first", "--json").stdout)["total"] == 1
    assert run("mark", str(first), "--unstar").stdout == "1 changed.\n"
    assert run("mark", "999", "--read").returncode == 1
    wrong = run("search", "minutes:<x")
    assert (wrong.returncode, "a number was expected" in wrong.stderr) == (2, True)


def test_the_doctor_tells_what_a_source_was_asked(run: Run) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Hello", guid="1")))
        run("add", server.url("/feed.xml"))
        well = run("doctor", "1")
        server.give("/feed.xml", b"", status="410 Gone")
        run("refresh", "--insist")
        ill = run("doctor", "1")
    assert well.stdout.startswith("A feed\nfeed at http://127.0.0.1")
    assert "200" in well.stdout
    assert ill.returncode == 1
    assert "gone for good (410)" in ill.stdout
    assert "tui-reader remove takes it out" in ill.stdout


def test_the_doctor_tells_all_of_a_request_and_where_to_look_for_a_feed(run: Run) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(), {"ETag": '"1"', "Last-Modified": "Sat, 01 Nov 2025 10:00:00 GMT"})
        run("add", server.url("/feed.xml"))
        told = run("doctor", "1").stdout
        server.give("/feed.xml", b"<!doctype html><title>Moved</title>", {"Content-Type": "text/html"})
        run("refresh", "--insist")
        turned = run("doctor", "1").stdout
    assert "! It holds no posts. tui-reader discover https://blog.example/ tells which feeds" in told
    assert "  ETag, Last-Modified\n    Next " in told
    assert (
        "no feed any more. The posts you have are kept. tui-reader discover https://blog.example/" in turned
    )


def test_a_page_that_is_added_for_want_of_a_feed_is_called_one(run: Run) -> None:
    text = "<p>" + "A page of its own. " * 20 + "</p>"
    with Loopback() as server:
        server.give("/", f"<title>Alone</title>{text}", {"Content-Type": "text/html"})
        done = run("add", server.url("/"))
    assert done.stdout == "Added Alone, a page that names no feed, with 1 post, as source 1.\n"


def test_the_best_feed_of_a_site_is_added_and_the_others_are_told(run: Run) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/{0}.xml" title="{0}">'
    with Loopback() as server:
        server.give("/", link.format("posts") + link.format("photos"))
        server.give("/posts.xml", rss(item("Hello", guid="1"), title="Posts"))
        listed = run("discover", server.url("/"))
        told = json.loads(run("discover", "--json", server.url("/")).stdout)
        added = run("add", server.url("/"))
    assert listed.stdout.splitlines() == [
        f"posts, RSS: {server.url('/posts.xml')}",
        f"photos, RSS: {server.url('/photos.xml')}",
    ]
    assert told[1] == {
        "url": server.url("/photos.xml"),
        "title": "photos",
        "format": "RSS",
        "other_posts": True,
    }
    assert added.stdout == "Added Posts, a feed with 1 post, as source 1.\n"
    assert added.stderr == f"tui-reader: its site offers also photos, RSS: {server.url('/photos.xml')}\n"


def test_a_folder_offers_no_feeds(run: Run, blog: Path) -> None:
    done = run("discover", str(blog))
    assert (done.stdout, "is no address" in done.stderr) == ("", True)


def piped(home: dict[str, str], data: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui_reader", *arguments],
        env=home,
        input=data,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_post_and_a_feed_are_read_from_a_pipe(home: dict[str, str]) -> None:
    post = piped(home, b"---\ntitle: Piped\n---\n\nIts *text*.\n", "show", "-", "--format", "text")
    assert post.stdout.decode().startswith("Piped")
    assert "Its text." in post.stdout.decode()
    plain = piped(home, b"\nA letter, *without* a title\nof its own.\n", "show", "-", "--format", "text")
    assert plain.stdout.decode().startswith("a letter without a title\n")
    feed = piped(home, rss(item("From a pipe", guid="1")), "ls", "-", "--json")
    assert [each["title"] for each in json.loads(feed.stdout)["posts"]] == ["From a pipe"]


def test_a_list_of_places_is_read_from_a_pipe(home: dict[str, str], blog: Path) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Fed", guid="1", date="Mon, 02 Jun 2025 10:00:00 +0000")))
        places = os.fsencode(f"{blog}\n{server.url('/feed.xml')}\n{server.url('/nothing')}\nslip\n")
        done = piped(home, places, "-")
        assert b"/nothing" in done.stderr
        assert "There is no file or folder “slip” here." in done.stderr.decode()
        assert [title in done.stdout for title in (b"Fed", b"One", b"Two")] == [True] * 3
        # What was met before is none of what is piped in.
        again = piped(home, os.fsencode(f"{server.url('/feed.xml')}\n{server.url('/nothing')}\n"), "ls", "-")
        newest = piped(
            home, os.fsencode(f"{server.url('/feed.xml')}\n{server.url('/nothing')}\n"), "show", "-"
        )
    assert again.stdout.count(b"\n") == 1
    assert b"Fed" in again.stdout
    assert newest.stdout.startswith(b"Fed\n")
    nothing = piped(home, b"http://127.0.0.1:1/a\nhttp://127.0.0.1:1/b\n", "-")
    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert b"Nothing of what was piped in could be opened." in nothing.stderr


def test_nothing_in_the_pipe_says_so(home: dict[str, str]) -> None:
    done = piped(home, b"  \n", "ls", "-")
    assert (done.returncode, b"Nothing came in." in done.stderr) == (1, True)


def test_comments_in_a_piped_list_are_passed_over(home: dict[str, str], blog: Path) -> None:
    done = piped(home, os.fsencode(f"# What I read\n\n{blog}\n  # more to come\n"), "-")
    assert (done.returncode, b"One" in done.stdout, b"What I read" in done.stdout) == (0, True, False)
    post = piped(home, b"# What I read\n\nA text.\n", "-")
    assert (post.returncode, b"What I read" in post.stdout) == (0, True)


def test_what_comes_in_and_is_no_text_is_not_called_by_its_bytes(home: dict[str, str]) -> None:
    done = piped(home, bytes(range(256)) * 12, "-")
    assert (done.returncode, "“piped.md” is not text." in done.stderr.decode()) == (1, True)
