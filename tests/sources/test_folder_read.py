from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.entries import RawEntry
from tui_reader.models import BodyKind
from tui_reader.sources import folder
from tui_reader.sources.local import headings, post
from tui_reader.sources.local.regular_file import Content
from tui_reader.text import dates

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def entry_of(text: str | bytes, path: str = "post.md", root: str = "notes") -> RawEntry:
    data = text.encode() if isinstance(text, str) else text
    entry = post.read(path, Content(data, 1_614_852_672_000_000_000, len(data)), root)
    assert isinstance(entry, RawEntry)
    return entry


def with_fields(*lines: str) -> RawEntry:
    return entry_of("---\ntitle: T\n" + "\n".join(lines) + "\n---\nText.\n")


def test_a_file_becomes_an_entry(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    file = tmp_path / "blog" / "2021-03-04-hello.md"
    file.write_text("---\ntitle: Hello\n---\n\nText.\n", "utf-8")
    os.utime(file, ns=(0, 1_614_852_672_123_456_789))
    (found,) = folder.scan(tmp_path).files
    assert folder.read(tmp_path, found) == RawEntry(
        guid="blog/2021-03-04-hello.md",
        title="Hello",
        body="Text.\n",
        body_kind=BodyKind.MARKDOWN,
        path="blog/2021-03-04-hello.md",
        stamp="1614852672123456789:28",
        name_date="2021-03-04",
        file_time=datetime.fromtimestamp(1614852672123456789 / 1e9, UTC),
    )


class TestTitles:
    def test_the_front_matter_s_goes_first(self) -> None:
        entry = entry_of("---\ntitle: Mine\n---\n# Another\n\nText.\n")
        assert (entry.title, entry.body) == ("Mine", "# Another\n\nText.\n")

    def test_then_comes_the_first_heading_which_is_not_shown_twice(self) -> None:
        entry = entry_of("\n# Hello *world*, `a_b` &amp; \\# you {#id}\n\nText.\n")
        assert (entry.title, entry.body) == ("Hello world, a_b & # you", "Text.\n")

    def test_a_heading_that_repeats_the_title_is_not_shown_twice(self) -> None:
        assert entry_of("---\ntitle: Hello  you\n---\n\n# Hello you #\n\nText.\n").body == "Text.\n"

    def test_a_heading_after_other_text_stays(self) -> None:
        entry = entry_of("Text.\n\n## Part one\n\nMore.\n")
        assert (entry.title, entry.body) == ("Part one", "Text.\n\n## Part one\n\nMore.\n")

    def test_a_heading_that_holds_a_link_stays(self) -> None:
        entry = entry_of("# See [this](https://example.org)\n\nText.\n")
        assert entry.title == "See this"
        assert entry.body.startswith("# See [this]")

    @pytest.mark.parametrize("underline", ["===", "---", "="])
    def test_a_heading_may_be_underlined(self, underline: str) -> None:
        if underline == "=":
            assert entry_of(f"Hello\n{underline}\n\nText.\n").title == "Hello"
        else:
            entry = entry_of(f"Hello\n{underline}\n\nText.\n")
            assert (entry.title, entry.body) == ("Hello", "Text.\n")

    @pytest.mark.parametrize(
        "text",
        [
            "```\n# no heading\n```\n\n# Yes\n",
            "~~~~ sh\n# no\n~~~\n# no\n~~~~\n# Yes\n",
            "<!-- \n# no\n-->\n# Yes\n",
            "    # no\n\n# Yes\n",
            "#no\n\n# Yes\n",
            "- item\n---\n# Yes\n",
            "> quote\n---\n\n# Yes\n",
            "####### no\n# Yes\n",
            "#\n# Yes\n",
        ],
    )
    def test_what_is_no_heading_is_no_title(self, text: str) -> None:
        assert entry_of(text).title == "Yes"

    @pytest.mark.parametrize("text", ["```\n# no\n", "<!-- # no\n# no\n", "Text.\n", ""])
    def test_without_a_heading_the_file_s_name_is_the_title(self, text: str) -> None:
        assert entry_of(text, "a/hello-big_world.md").title == "hello big world"

    @pytest.mark.parametrize(
        ("path", "title"),
        [
            ("2021-03-04-hello-world.md", "hello world"),
            ("2021-03-04 My Trip.md", "My Trip"),
            ("2021-03-04.md", "2021-03-04"),
            ("a/2021-03-04_trip/index.md", "trip"),
            ("index.md", "notes"),
            ("a/b/index.en.md", "b"),
            ("iPhone-notes.md", "iPhone notes"),
            ("Über_uns.md", "Über uns"),
            ("中文測試.md", "中文測試"),
            ("well - dashed.md", "well - dashed"),
            ("---.md", "---"),
            ("a.b.c.md", "a.b.c"),
        ],
    )
    def test_a_file_s_name_is_made_readable(self, path: str, title: str) -> None:
        assert entry_of("Text.", path).title == title

    def test_a_title_that_is_no_text_is_noted_and_ignored(self) -> None:
        entry = entry_of("---\ntitle: {a: b}\n---\n# Heading\n")
        assert entry.title == "Heading"
        assert entry.notes == ("The field “title” is no text, so it was ignored.",)

    @pytest.mark.parametrize("written", ["", "~", "null", "''"])
    def test_an_empty_title_is_none(self, written: str) -> None:
        assert entry_of(f"---\ntitle: {written}\n---\nText.\n", "the-name.md").title == "the name"

    @pytest.mark.parametrize(
        "text", ["+++\ntitle = 2023\n+++\n", '{"title": 2023}\n', "---\ntitle: 2023\n---\n"]
    )
    def test_a_number_is_a_title(self, text: str) -> None:
        assert entry_of(text).title == "2023"


class TestDates:
    @pytest.mark.parametrize(
        "key", ["date", "Date", "pubDate", "publish_date", "created", "published", "created-at"]
    )
    def test_the_front_matter_s_date_is_taken_as_written(self, key: str) -> None:
        assert with_fields(f"{key}: 2021-03-04 10:11:12 +0200").published == "2021-03-04 10:11:12 +0200"

    @pytest.mark.parametrize("key", ["lastmod", "updated", "last_modified_at", "modified", "updatedDate"])
    def test_so_is_the_date_of_the_last_change(self, key: str) -> None:
        assert with_fields(f"{key}: 2021-03-04").updated == "2021-03-04"

    def test_toml_has_dates_of_its_own(self) -> None:
        entry = entry_of("+++\ndate = 2021-03-04T10:11:12+02:00\nupdated = 2021-03-05\n+++\n")
        assert isinstance(entry.published, datetime)
        assert entry.published.astimezone(UTC) == datetime(2021, 3, 4, 8, 11, 12, tzinfo=UTC)
        assert entry.updated == "2021-03-05"
        local = entry_of("+++\ndate = 2021-03-04T10:11:12\n+++\n").published
        assert dates.parse(local, now=NOW) == datetime(2021, 3, 4, 10, 11, 12, tzinfo=UTC)

    def test_a_bad_date_is_noted_and_the_next_taken(self) -> None:
        entry = with_fields("date: 2021-02-30", "created: 2021-03-04")
        assert entry.published == "2021-03-04"
        assert entry.notes == ("The date “2021-02-30” is no date that can be read.",)
        assert with_fields("date: [1, 2]").published is None

    def test_whether_it_is_published_is_no_date(self) -> None:
        entry = with_fields("published: true")
        assert (entry.published, entry.draft, entry.notes) == (None, False, ())

    @pytest.mark.parametrize(
        "line", ["path: 2019/04/26/a-post", "permalink: /blog/2019/4/26/", "url: /2019/04/26-x"]
    )
    def test_an_address_made_of_a_date_has_one(self, line: str) -> None:
        published = with_fields(line).published
        assert isinstance(published, str)
        assert published.replace("-0", "-") == "2019-4-26"

    @pytest.mark.parametrize(
        ("path", "day"),
        [
            ("2021-03-04-a.md", "2021-03-04"),
            ("2021-03-04.md", "2021-03-04"),
            ("x/2021-03-04-a/index.md", "2021-03-04"),
            ("2021/03/04/a.md", "2021-03-04"),
            ("2019-01-01/2021-03-04-a.md", "2021-03-04"),
            ("2021-02-30-a.md", ""),
            ("2021-03-041.md", ""),
            ("12021-03-04.md", ""),
            ("a-2021-03-04.md", ""),
            ("2021-03/04-a.md", ""),
        ],
    )
    def test_a_path_can_name_a_day(self, path: str, day: str) -> None:
        assert entry_of("Text.", path).name_date == day

    def test_an_impossible_file_time_is_none(self) -> None:
        entry = post.read("a.md", Content(b"Text.", 2**80, 5), "notes")
        assert isinstance(entry, RawEntry)
        assert entry.file_time is None


class TestPeopleAndTags:
    @pytest.mark.parametrize(
        ("lines", "authors"),
        [
            (["author: Jane Doe"], ("Jane Doe",)),
            (["authors: [Jane Doe, 'Doe, John']"], ("Jane Doe", "Doe, John")),
            (["author:", "  name: Jane Doe", "  email: j@example.org"], ("Jane Doe",)),
            (["authors:", "  - name: Jane Doe", "  - John"], ("Jane Doe", "John")),
            (["author: Doe, Jane"], ("Doe, Jane",)),
            (["extra:", "  author: Jane Doe"], ("Jane Doe",)),
            (["author:"], ()),
        ],
    )
    def test_authors_come_in_many_shapes(self, lines: list[str], authors: tuple[str, ...]) -> None:
        assert with_fields(*lines).authors == authors

    @pytest.mark.parametrize(
        ("line", "tags"),
        [
            ("tags: [a, b, a]", ("a", "b")),
            ("tags: a, b , ,c", ("a", "b", "c")),
            ("tags: machine learning", ("machine learning",)),
            ("tags: ['#a', '#b', '#']", ("a", "b")),
            ("tag: 2021", ("2021",)),
            ("tags:\n  - a\n  - [b, {name: c}]\n  -", ("a", "b", "c")),
            ("tags: false", ("false",)),
            ("tags:", ()),
        ],
    )
    def test_tags_come_in_many_shapes(self, line: str, tags: tuple[str, ...]) -> None:
        assert with_fields(line).tags == tags

    def test_categories_may_be_nested_and_zola_calls_them_taxonomies(self) -> None:
        assert with_fields("categories:\n- [Sports, Baseball]\n- Play").categories == (
            "Sports",
            "Baseball",
            "Play",
        )
        entry = entry_of('+++\n[taxonomies]\ntags = ["a"]\ncategories = ["b", 5, true]\n+++\n')
        assert (entry.tags, entry.categories) == (("a",), ("b", "5"))

    def test_a_flood_of_tags_is_cut(self) -> None:
        assert len(with_fields(f"tags: [{', '.join(f't{n}' for n in range(5000))}]").tags) == 100


@pytest.mark.parametrize("line", ["draft: true", "draft: Yes", "published: false", "status: draft"])
def test_an_unfinished_post_is_a_draft(line: str) -> None:
    assert with_fields(line).draft


@pytest.mark.parametrize(
    "line", ["draft: false", "draft: maybe", "published: true", "status: published", "x: y"]
)
def test_every_other_post_is_none(line: str) -> None:
    assert not with_fields(line).draft


def test_a_post_among_drafts_is_one() -> None:
    assert entry_of("Text.", "_drafts/a.md").draft
    assert entry_of("Text.", "source/_drafts/a.md").draft
    assert not entry_of("Text.", "my_drafts/a.md").draft
    assert entry_of('{"draft": true}\n').draft


def test_only_a_whole_address_is_a_link() -> None:
    assert (
        with_fields("url: /blog/hello", "permalink: https://example.org/hello").link
        == "https://example.org/hello"
    )
    for line in ("url: /blog/hello", "slug: ../../etc/passwd", "permalink: javascript:alert(1)", "link: [a]"):
        assert with_fields(line).link == ""


def test_a_summary_has_many_names() -> None:
    assert with_fields("description: This").summary == "This"
    assert with_fields("excerpt: That", "summary:").summary == "That"


def test_a_post_without_a_text_is_shown_by_its_subtitle_and_its_summary() -> None:
    front = "---\nsubtitle: Stochastic Processes\nexcerpt: Twenty-four of *them*.\n---\n"
    shown = "Stochastic Processes\n\nTwenty-four of *them*.\n"
    assert entry_of(front).body == shown
    assert entry_of(f"{front}<!-- a\n\ndraft -->\n").body.endswith(f"-->\n\n{shown}")
    assert entry_of(f"{front}Words.").body == "Words."


def test_links_that_the_front_matter_tells_stand_below_the_text() -> None:
    text = (
        "---\nlinks:\n- name: the [site]\n  url: https://example.org/a\n- name: bad\n  url: /b\n"
        "- name: worse\n  url: https://example.org/> x\n- title: code\n  url: https://example.org/c\n---\nWords.\n"
    )
    links = "[the \\[site\\]](<https://example.org/a>) · [code](<https://example.org/c>)"
    assert entry_of(text).body == f"Words.\n\n{links}\n"


def test_the_language_is_kept() -> None:
    assert with_fields("lang: de").language == "de"


class TestPictures:
    def image(self, written: str, path: str = "a/b/post.md") -> str:
        return entry_of(f"---\ntitle: T\nimage: {written}\n---\n", path).image

    def test_a_picture_is_found_from_the_post(self) -> None:
        assert self.image("cat.jpg") == "a/b/cat.jpg"
        assert self.image("./x/../cat.jpg") == "a/b/cat.jpg"
        assert self.image("../../cat.jpg") == "cat.jpg"
        assert self.image("/img/cat.jpg") == "img/cat.jpg"
        assert self.image("cat.jpg", "post.md") == "cat.jpg"
        assert self.image("https://example.org/cat.jpg") == "https://example.org/cat.jpg"
        assert self.image("{src: cat.jpg, alt: A cat}") == "a/b/cat.jpg"
        assert self.image("") == ""

    @pytest.mark.parametrize(
        "written",
        ["../../../etc/passwd", "file:///etc/passwd", "../..", "a\\..\\b", "/../../x", "javascript:x"],
    )
    def test_nothing_outside_the_folder_is_one(self, written: str) -> None:
        entry = entry_of(f"---\ntitle: T\nimage: {written}\n---\n", "a/b/post.md")
        assert entry.image == ""
        assert "lies outside the folder" in entry.notes[0]


class TestPages:
    PAGE = (
        "<!DOCTYPE html><html lang=en><head><title>A &amp; B | Site</title>"
        "<meta name=author content='Jane'><meta property='article:published_time' content='2021-03-04'>"
        "<meta name=description content='About'><meta name=keywords content='x, y,'>"
        "<link rel=canonical href='https://example.org/a'></head>"
        "<body><!-- <h1>no</h1> --><h1 class=t>A &amp; <em>B</em></h1><p>Text.</p></body></html>"
    )

    def test_a_page_tells_of_itself(self) -> None:
        entry = entry_of(self.PAGE, "a.html")
        assert (entry.title, entry.authors, entry.published) == ("A & B", ("Jane",), "2021-03-04")
        assert (entry.summary, entry.tags, entry.link) == ("About", ("x", "y"), "https://example.org/a")
        assert (entry.language, entry.body_kind) == ("en", BodyKind.HTML)

    def test_front_matter_goes_before_what_the_page_says(self) -> None:
        entry = entry_of(f"---\ntitle: Mine\nauthor: Me\n---\n{self.PAGE}", "a.html")
        assert (entry.title, entry.authors) == ("Mine", ("Me",))
        assert entry.body == self.PAGE

    def test_the_heading_that_is_the_title_is_not_shown_twice(self) -> None:
        entry = entry_of("<h1>Title</h1><p>Text.</p>", "a.html")
        assert (entry.title, entry.body) == ("Title", "<p>Text.</p>")
        linked = entry_of("<h1><a href=x>Title</a></h1><p>Text.</p>", "a.html")
        assert (linked.title, linked.body) == ("Title", "<h1><a href=x>Title</a></h1><p>Text.</p>")

    def test_a_title_that_is_not_the_heading_counts(self) -> None:
        assert entry_of("<title>A title</title><h1>Welcome</h1>", "a.html").title == "A title"
        assert entry_of("<p>Text.</p>", "some-page.html").title == "some page"

    def test_its_own_word_on_its_encoding_is_heard(self) -> None:
        page = "<meta charset=iso-8859-2><title>Łódź</title>".encode("iso-8859-2")
        assert entry_of(page, "a.html").title == "Łódź"


def test_text_files_are_kept_as_they_are() -> None:
    entry = entry_of("A title\n=======\n\n* as it is\n", "a.txt")
    assert (entry.title, entry.body) == ("A title", "A title\n=======\n\n* as it is\n")
    assert entry.body_kind is BodyKind.TEXT
    assert entry_of("Just a line.\n\n# later\n", "my-note.txt").title == "my note"


@given(st.text(st.characters(exclude_categories=["Cc"]) | st.sampled_from("\n\r\t"), max_size=200))
def test_no_text_raises_and_no_visible_text_is_lost(text: str) -> None:
    entry = entry_of(text.encode("utf-8", "surrogatepass"))
    if text.startswith(("-", "+", "{", "\ufeff")) or ":" in text or "<" in text:
        return
    kept = f"{entry.title} {entry.body}"
    assert all(word in kept for word in text.split() if word.isalnum())


@given(st.text(alphabet="#`~*_[]()<>!-=\\ \nab&;{}", max_size=60))
def test_a_heading_is_found_or_not_but_never_fails(text: str) -> None:
    heading = headings.first(text)
    assert heading is None or heading.text.strip()
    opening = headings.opening(text)
    assert opening is None or opening == heading
