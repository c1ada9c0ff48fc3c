"""Real blogs of four generators, with titles, dates and people looked up by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui_reader.entries import RawEntry
from tui_reader.sources import folder
from tui_reader.text import dates

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def entries(root: Path) -> dict[str, RawEntry]:
    scan = folder.scan(root)
    assert scan.skipped == ()
    read = [folder.read(root, file, around=scan.around) for file in scan.files]
    return {entry.path: entry for entry in read if isinstance(entry, RawEntry)}


def day(entry: RawEntry) -> str:
    found = dates.parse(entry.published, now=NOW) or dates.parse(entry.name_date, now=NOW)
    return f"{found:%Y-%m-%d}" if found else ""


def test_hugo(corpus: Path) -> None:
    root = corpus / "folders/hugo-apero/content"
    scan = folder.scan(root)
    assert (scan.title, scan.site_url, len(scan.files)) == ("Quant Girl", "https://quantgirl.com", 12)
    posts = entries(root)
    talk = posts["blog/kcl/index.md"]
    assert (talk.title, day(talk), talk.authors, talk.categories) == (
        "KCL 2025",
        "2025-03-07",
        ("D. Santiago",),
        ("Talks",),
    )
    book = posts["project/plotly_book/index.md"]
    assert (book.title, day(book), book.tags, book.categories) == (
        "Plotly and Dash Cookbook",
        "2025-01-01",
        ("hugo-site",),
        ("Python", "Data-viz"),
    )
    contact = posts["form/contact.md"]
    assert (contact.title, day(contact)) == ("Reach out", "2019-02-25")
    assert contact.summary.startswith("I receive a high volume of messages")
    assert posts["collection/series_01/01-2023/index.md"].title == "2023"
    assert not any(entry.draft for entry in posts.values())
    # The parts of the page "About" are headless by their section's word; "FAQs" and "License" have no date.
    assert len(posts) == 9
    assert not any(path.startswith("about/") for path in posts)
    assert contact.authors == ("Dialid Santiago",)
    assert "_index.md" not in posts


def test_hugo_from_the_top(corpus: Path) -> None:
    scan = folder.scan(corpus / "folders/hugo-apero")
    assert (scan.title, len(scan.files)) == ("Quant Girl", 12)


def test_zola_dates_by_address(corpus: Path) -> None:
    root = corpus / "folders/zola"
    assert folder.scan(root).title == "Rust Blog"
    posts = entries(root)
    assert len(posts) == 118
    assert all(day(entry) for entry in posts.values())
    stable = posts["Rust-1.0@1.md"]
    assert (stable.title, day(stable), stable.authors) == (
        "Announcing Rust 1.0",
        "2015-05-15",
        ("The Rust Core Team",),
    )
    assert day(posts["Async-await-stable.md"]) == "2019-11-07"
    assert posts["Increasing-Rusts-Reach-2018.md"].title == "Increasing Rust’s Reach 2018"
    roadmap = posts["roadmap@1.md"]
    assert (roadmap.title, day(roadmap)) == ("Rust's 2018 roadmap", "2018-03-12")
    assert roadmap.aliases == ("2018/03/12/roadmap.html",)
    assert posts["Next-year.md"].summary == "Our vision for Rust's next year"


def test_jekyll(corpus: Path) -> None:
    posts = entries(corpus / "folders/jekyll")
    assert len(posts) == 101
    assert all(day(entry) for entry in posts.values())
    turns = posts["_posts/2014-05-06-jekyll-turns-2-0-0.markdown"]
    assert (turns.title, turns.published, day(turns)) == ("Jekyll turns 2.0.0", None, "2014-05-06")
    assert (turns.authors, turns.categories) == (("parkr",), ("release",))
    odd = posts["_posts/2023-01-29-jekyll-3-9-3-released.markdown"]
    assert odd.published == "2023-01-29 18:30:22 2023 -0800"
    assert dates.parse(odd.published, now=NOW) == datetime(2023, 1, 30, 2, 30, 22, tzinfo=UTC)


def test_hexo(corpus: Path) -> None:
    root = corpus / "folders/hexo"
    posts = entries(root)
    assert len(posts) == 14  # and `source/page`, which Hexo lists nowhere
    assert all(entry.published for entry in posts.values())
    assert posts["source/_posts/no-title.md"].title == "no title"
    assert posts["source/_posts/中文測試.md"].title == "中文測試"
    assert posts["source/_posts/categories.md"].categories == ("Foo", "Bar", "Baz")
    assert posts["source/_posts/markdown.md"].tags == ("Foo", "Bar")
    assert day(posts["source/_posts/markdown.md"]) == "2018-07-24"
    assert folder.scan(root / "source/_posts").title == "hexo"


@pytest.mark.parametrize(
    ("name", "dialect"), [("hugo-apero", "hugo"), ("zola", "zola"), ("jekyll", "jekyll"), ("hexo", "hexo")]
)
def test_whose_they_are_is_seen_though_three_lack_their_settings(
    corpus: Path, name: str, dialect: str
) -> None:
    assert folder.scan(corpus / "folders" / name).around.dialect.name == dialect


def test_every_folder_is_looked_at(corpus: Path) -> None:
    assert {path.name for path in (corpus / "folders").iterdir()} == {"hugo-apero", "zola", "jekyll", "hexo"}


@pytest.mark.parametrize("name", ["hugo-apero", "zola", "jekyll", "hexo"])
def test_no_real_post_has_anything_to_note(corpus: Path, name: str) -> None:
    for path, entry in entries(corpus / "folders" / name).items():
        assert entry.notes == (), path
        assert entry.title, path
        assert not entry.body.startswith(("---", "+++", "title:")), path
