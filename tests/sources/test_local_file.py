from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_reader.errors import LocationError
from tui_reader.models import BodyKind
from tui_reader.sources import local_file


def test_one_post_is_read_with_its_name_as_its_path(tmp_path: Path) -> None:
    file = tmp_path / "2021-03-04-hello.md"
    file.write_text("# Hello\n\nText.\n", "utf-8")
    entry = local_file.read(file)
    assert (entry.title, entry.body, entry.guid, entry.path) == ("Hello", "Text.\n", file.name, file.name)
    assert entry.name_date == "2021-03-04"


def test_an_index_is_called_after_its_folder(tmp_path: Path) -> None:
    (tmp_path / "my-trip").mkdir()
    (tmp_path / "my-trip/index.md").write_text("Text.")
    assert local_file.read(tmp_path / "my-trip/index.md").title == "my trip"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", BodyKind.MARKDOWN),
        ("a.TXT", BodyKind.TEXT),
        ("a.html", BodyKind.HTML),
        (".hidden.md", BodyKind.MARKDOWN),
    ],
)
def test_its_suffix_tells_its_language(tmp_path: Path, name: str, kind: BodyKind) -> None:
    (tmp_path / name).write_text("<p>Text.</p>")
    assert local_file.read(tmp_path / name).body_kind is kind


def test_a_link_that_was_asked_for_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("# Real\n")
    (tmp_path / "link.md").symlink_to("real.md")
    assert local_file.read(tmp_path / "link.md").title == "Real"


def test_what_can_t_be_read_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20)
    (tmp_path / "long.md").write_text("x" * 100)
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>")
    said = {
        "folder.md": "“folder.md” is not a regular file.",
        "pipe.md": "“pipe.md” is not a regular file.",
        "picture.md": "“picture.md” is not text.",
        "gone.md": "“gone.md” is not there.",
        "sitemap.xml": "“sitemap.xml” is neither a post nor a feed.",
    }
    for name, what in said.items():
        with pytest.raises(LocationError) as caught:
            local_file.read(tmp_path / name)
        assert caught.value.what == what
        assert ".markdown" in caught.value.next_step
    with pytest.raises(LocationError, match=r"^“long\.md” is larger than 0 MB"):
        local_file.read(tmp_path / "long.md", most=99)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xml", '<?xml version="1.0"?>\n<!-- hello -->\n<rss version="2.0"><channel/></rss>'),
        ("a.atom", '\ufeff<feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
        ("a.rdf", '<rdf:RDF xmlns:rdf="x"></rdf:RDF>'),
        ("a.atom", "<atom:feed></atom:feed>"),
        ("feed.php", "Warning: something on line 3\n<rss></rss>"),
        ("a.json", '{ "version": "https://jsonfeed.org/version/1.1", "items": [] }'),
        ("a.json", '{"title": "x", "version" : "https:\\/\\/jsonfeed.org\\/version\\/1"}'),
        ("a.txt", "  <?xml version='1.0'?><!DOCTYPE rss><rss></rss>"),
        ("noext", "<rss></rss>"),
    ],
)
def test_a_saved_feed_is_known_by_its_beginning(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert local_file.is_feed(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# About `<rss>` and <feed >\n"),
        ("a.md", "<p align=center>\n\n<rss version=2.0>\n"),
        ("a.md", '{"title": "Front matter"}\n<rss >\n'),
        ("a.html", "<!DOCTYPE html><html><body><rss ></html>"),
        ("a.html", "<body><feed ></body>"),
        ("a.json", '{"version": "1.0"}'),
        ("a.xml", "<urlset></urlset>"),
        ("a.txt", ""),
    ],
)
def test_everything_else_is_none(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert not local_file.is_feed(tmp_path / name)


def test_what_can_t_be_read_is_no_feed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    assert not local_file.is_feed(tmp_path / "pipe.xml")
    assert not local_file.is_feed(tmp_path / "gone.xml")
    assert not local_file.is_feed(tmp_path)


def test_every_feed_of_the_corpus_is_known(corpus: Path) -> None:
    feeds = [path for path in sorted((corpus / "feeds/real").rglob("*")) if path.is_file()]
    assert len(feeds) > 5
    for path in feeds:
        assert local_file.is_feed(path), path.name
    for path in sorted((corpus / "folders").rglob("*.m*d*")):
        assert not local_file.is_feed(path), path.name


def test_a_page_of_tags_nested_without_end_is_parsed_flatter_with_its_text_kept(tmp_path: Path) -> None:
    nested = "<div>" * 20_000 + "The words." + "</div>" * 20_000
    (tmp_path / "a.html").write_text(f"<article><h1>Title</h1>{nested}</article><footer>Foot</footer>")
    entry = local_file.read(tmp_path / "a.html")
    assert entry.title == "Title"
    assert "The words." in entry.body
    assert "Foot" not in entry.body
    # A parser takes the square of the depth: 100,000 of them a minute.
    assert entry.body.count("<div>") < 1_000
