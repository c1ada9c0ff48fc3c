"""Every program's blogs: which files are posts, and what each says, by that program's own rules."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sources.trees import DOCUSAURUS, HUGO, PELICAN, PLAIN, TREES, Seen, Tree, plant, post
from tui_reader.entries import Draft, RawEntry
from tui_reader.library import ingest
from tui_reader.models import DateOrigin
from tui_reader.sources import folder

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def drafts(root: Path, dialect: str = "") -> dict[str, Draft]:
    scan = folder.scan(root, dialect=dialect)
    read = [folder.read(root, file, around=scan.around) for file in scan.files]
    entries = [entry for entry in read if isinstance(entry, RawEntry)]
    return {draft.path: draft for draft in ingest.entries(entries, "", NOW)}


def seen(draft: Draft) -> Seen:
    is_dated = draft.date_origin in (DateOrigin.GIVEN, DateOrigin.FILE_NAME)
    published = f"{draft.published:%Y-%m-%dT%H:%M}" if is_dated else ""
    return Seen(draft.title, published, draft.url, draft.authors, draft.tags, draft.categories, draft.draft)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.dialect)
def test_a_blog_is_read_by_the_rules_of_the_program_it_is_written_for(tree: Tree, tmp_path: Path) -> None:
    plant(tmp_path, tree.files)
    scan = folder.scan(tmp_path)
    assert scan.around.dialect.name == tree.dialect
    assert (scan.title, scan.site_url) == (tree.title or tmp_path.name, tree.url)
    assert {path: seen(draft) for path, draft in drafts(tmp_path).items()} == tree.posts
    assert scan.skipped == ()


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.dialect)
def test_another_process_reads_it_by_the_same_rules(tree: Tree, tmp_path: Path) -> None:
    plant(tmp_path, tree.files)
    scan = folder.scan(tmp_path)
    sent = pickle.loads(pickle.dumps(scan.around))
    for file in scan.files:
        assert folder.read(tmp_path, file, around=sent) == folder.read(tmp_path, file, around=scan.around)


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.dialect)
def test_its_posts_may_be_opened_without_the_rest(tree: Tree, tmp_path: Path) -> None:
    plant(tmp_path, tree.files)
    inner = {"hugo": "content", "zola": "content", "hexo": "source/_posts", "jekyll": "_posts"}
    inner |= {"pelican": "content", "astro": "src/content", "docusaurus": "blog", "eleventy": "src/posts"}
    place = inner.get(tree.dialect, "")
    wanted = {
        path.removeprefix(f"{place}/"): told
        for path, told in tree.posts.items()
        if not place or path.startswith(f"{place}/")
    }
    found = {path: seen(draft) for path, draft in drafts(tmp_path / place).items()}
    assert {path: told.url for path, told in found.items()} == {
        path: each.url for path, each in wanted.items()
    }
    assert found.keys() == wanted.keys()


def test_what_a_folder_is_can_be_told_and_said_otherwise(tmp_path: Path) -> None:
    plant(tmp_path, HUGO.files)
    assert folder.described(tmp_path) == (
        "Written for Hugo, by its config/_default/hugo.toml.",
        "Published at https://hu.example/.",
        "Times that name no zone are those of Europe/Berlin.",
    )
    assert folder.described(tmp_path, "jekyll") == ("Written for Jekyll, because you said so.",)
    assert folder.described(tmp_path, "plain") == ("A plain folder of posts, because you said so.",)
    assert "content/about.md" in drafts(tmp_path, "plain")
    assert folder.scan(tmp_path).stamp("1:2") != folder.scan(tmp_path, dialect="zola").stamp("1:2")


def test_another_time_zone_of_the_site_makes_every_post_another(tmp_path: Path) -> None:
    plant(tmp_path, HUGO.files)
    before = folder.scan(tmp_path)
    settings = tmp_path / "config/_default/hugo.toml"
    settings.write_text(settings.read_text("utf-8").replace("Berlin", "London"), "utf-8")
    after = folder.scan(tmp_path)
    assert after.files == before.files
    assert after.stamp("1:2") != before.stamp("1:2")


@pytest.mark.parametrize("zone", ["Nowhere/Town", "../../etc/passwd", "/etc/localtime", "Europe", "[a]"])
def test_a_zone_that_is_none_is_utc(zone: str, tmp_path: Path) -> None:
    plant(tmp_path, {"_config.yml": f"timezone: {zone}\n", "_posts/a.md": post("A", "2024-01-02 10:00")})
    assert seen(drafts(tmp_path)["_posts/a.md"]).published == "2024-01-02T10:00"


def test_a_summary_ends_where_its_writer_says(tmp_path: Path) -> None:
    plant(tmp_path, DOCUSAURUS.files)
    found = drafts(tmp_path)
    assert found["blog/2019-05-28-first.md"].summary == "Above."
    assert found["blog/2021-08-26-welcome/index.mdx"].summary == "Look up."
    assert drafts(tmp_path)["blog/2022/01/02/deep.md"].summary == "Text."


def test_of_a_page_its_article_is_read(tmp_path: Path) -> None:
    plant(tmp_path, PLAIN.files)
    letter = drafts(tmp_path)["letter.html"]
    assert letter.text.strip() == "Dear you, it rains here."
    assert letter.summary == "To you"
    assert letter.language == "en"


def test_settings_that_are_programs_are_read_and_never_run(tmp_path: Path) -> None:
    plant(tmp_path, {**PELICAN.files, "x": "still here"})
    assert folder.scan(tmp_path).title == "Pe"
    assert (tmp_path / "x").read_text("utf-8") == "still here"


def test_pages_are_posts_where_there_are_no_others(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {"docusaurus.config.js": "", "docs/intro.md": "# Intro\n", "README.md": "# Read\n"},
    )
    assert drafts(tmp_path).keys() == {"docs/intro.md", "README.md"}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<nav>Home About Blog</nav><main><p>What it says.</p></main>", "What it says."),
        ("<p>A long text of its own.</p><article>A card</article>", "A long text of its own. A card"),
        ("<article>One</article><article>Two</article>", "One Two"),
    ],
)
def test_a_part_of_a_page_is_read_alone_where_it_is_most_of_it(body: str, text: str, tmp_path: Path) -> None:
    plant(tmp_path, {"a.html": f"<!doctype html><title>A</title><body>{body}</body>"})
    assert " ".join(drafts(tmp_path)["a.html"].text.split()) == text


PROJECT = {
    ".git/HEAD": "",
    "Makefile": "",
    "README.md": "# Read me\n",
    "src/work.md": "# For those who work here\n",
}


@pytest.mark.parametrize(
    "tree",
    [tree for tree in TREES if tree.dialect not in ("obsidian", "plain")],
    ids=lambda tree: tree.dialect,
)
@pytest.mark.parametrize("place", ["website", "packages/docs"])
def test_a_project_is_read_as_the_site_in_it(tree: Tree, place: str, tmp_path: Path) -> None:
    plant(tmp_path, PROJECT | {f"{place}/{path}": text for path, text in tree.files.items()})
    scan = folder.scan(tmp_path)
    assert (scan.around.dialect.name, scan.title, scan.site_url) == (tree.dialect, tree.title, tree.url)
    found = {path.removeprefix(f"{place}/"): seen(draft) for path, draft in drafts(tmp_path).items()}
    assert found == tree.posts
    assert f"{place}/" in folder.described(tmp_path)[0]


@pytest.mark.parametrize("more", [{}, {".git/HEAD": ""}])
def test_a_site_in_a_folder_of_notes_hides_none_of_them(more: dict[str, str], tmp_path: Path) -> None:
    site = {f"blog/{path}": text for path, text in HUGO.files.items()}
    plant(
        tmp_path,
        site | more | {"thought.md": "A thought.\n", "2024/other.md": "Another.\n", "README.md": "# Me\n"},
    )
    found = drafts(tmp_path)
    assert found.keys() == {f"blog/{path}" for path in HUGO.posts} | {"thought.md", "2024/other.md"}
    assert {path: seen(found[f"blog/{path}"]) for path in HUGO.posts} == HUGO.posts
    assert found["thought.md"].authors == ()
    assert folder.scan(tmp_path).title == tmp_path.name
    assert folder.described(tmp_path)[0] == "Partly written for Hugo, by its blog/config/_default/hugo.toml."


def test_of_several_sites_in_a_folder_none_rules_the_others(tmp_path: Path) -> None:
    trees = {f"{tree.dialect}/{path}": text for tree in (HUGO, PELICAN) for path, text in tree.files.items()}
    plant(tmp_path, trees)
    scan = folder.scan(tmp_path)
    assert (scan.site, scan.title) == (None, tmp_path.name)


def test_a_site_that_is_there_to_be_tried_is_not_taken_for_the_projects(tmp_path: Path) -> None:
    tried = {f"exampleSite/{path}": text for path, text in HUGO.files.items()}
    plant(
        tmp_path,
        PROJECT | tried | {"guide/_config.yml": "title: Guide\n", "guide/_posts/2024-01-02-a.md": "A.\n"},
    )
    assert folder.scan(tmp_path).title == "Guide"
    assert drafts(tmp_path).keys() == {"guide/_posts/2024-01-02-a.md"}
