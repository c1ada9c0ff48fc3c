"""What the files around posts can hold to hurt a reader: settings, data of folders, lists of authors."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sources.test_dialects import drafts
from tests.sources.trees import plant, post
from tui_reader.sources import folder

CANARY = "the reader's own secret"

BESIDE = {
    "_config.yml": ("_posts/2024-01-02-a.md", f"title: {CANARY}\nauthor: {CANARY}\n"),
    "hugo.toml": ("content/a.md", f'title = "{CANARY}"\n[params]\nauthor = "{CANARY}"\n'),
    "config/_default/hugo.json": ("content/a.md", f'{{"title": "{CANARY}", "author": "{CANARY}"}}'),
    "pelicanconf.py": ("content/a.md", f'SITENAME = "{CANARY}"\nAUTHOR = "{CANARY}"\n'),
    "docusaurus.config.js": ("blog/a.md", f'title: "{CANARY}", author: "{CANARY}"'),
    "blog/authors.yml": ("blog/a.md", f"eve:\n  name: {CANARY}\n"),
    "_data/authors.yml": ("_posts/2024-01-02-a.md", f"eve:\n  name: {CANARY}\n"),
    "src/posts/posts.json": ("src/posts/a.md", f'{{"author": "{CANARY}"}}'),
    "src/_data/metadata.json": ("src/posts/a.md", f'{{"title": "{CANARY}", "author": "{CANARY}"}}'),
    "content/blog/_index.md": ("content/blog/a.md", f"---\ncascade:\n  author: {CANARY}\n---\n"),
}
"""Files around posts, each with the path of such a post, and a text that would show if it were read."""
OF = {
    "blog/authors.yml": "docusaurus.config.js",
    "_data/authors.yml": "_config.yml",
    "src/posts/posts.json": "eleventy.config.js",
    "src/_data/metadata.json": "eleventy.config.js",
    "content/blog/_index.md": "hugo.toml",
}
"""What makes the site, for the files that don't."""


def blog(root: Path, name: str) -> str:
    """A site without that one file; its only post's path."""
    path, _ = BESIDE[name]
    lines = ("authors: [eve]",) if name.endswith("authors.yml") else ()
    plant(root, {path: post("A", "2024-01-02", *lines)})
    if name in OF:
        plant(root, {OF[name]: ""})
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    return path


def shown(root: Path, path: str) -> str:
    scan = folder.scan(root)
    (draft,) = (draft for draft in drafts(root).values() if draft.path == path)
    assert draft.title == "A"
    return f"{scan.title} {' '.join(draft.authors)}"


@pytest.mark.parametrize("name", BESIDE)
def test_it_is_read_where_it_lies(name: str, tmp_path: Path) -> None:
    path = blog(tmp_path, name)
    (tmp_path / name).write_text(BESIDE[name][1], "utf-8")
    assert CANARY in shown(tmp_path, path)


@pytest.mark.parametrize("name", BESIDE)
def test_a_link_in_its_place_is_not_followed(name: str, tmp_path: Path) -> None:
    path = blog(tmp_path / "blog", name)
    plant(tmp_path, {"secret": BESIDE[name][1]})
    (tmp_path / "blog" / name).symlink_to(tmp_path / "secret")
    assert CANARY not in shown(tmp_path / "blog", path)


@pytest.mark.parametrize(
    "name", ["config/_default/hugo.json", "_data/authors.yml", "src/_data/metadata.json"]
)
def test_nor_is_one_in_place_of_its_folder(name: str, tmp_path: Path) -> None:
    path = blog(tmp_path / "blog", name)
    place, _, file = name.rpartition("/")
    plant(tmp_path / "private", {file: BESIDE[name][1]})
    (tmp_path / "blog" / place).rmdir()
    (tmp_path / "blog" / place).symlink_to(tmp_path / "private")
    assert CANARY not in shown(tmp_path / "blog", path)


@pytest.mark.parametrize("name", BESIDE)
def test_a_pipe_or_a_folder_in_its_place_says_nothing_and_blocks_nothing(name: str, tmp_path: Path) -> None:
    path = blog(tmp_path, name)
    os.mkfifo(tmp_path / name)
    assert CANARY not in shown(tmp_path, path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert CANARY not in shown(tmp_path, path)


@pytest.mark.parametrize("name", BESIDE)
def test_one_that_is_too_large_is_not_read(name: str, tmp_path: Path) -> None:
    path = blog(tmp_path, name)
    (tmp_path / name).write_text(BESIDE[name][1], "utf-8")
    os.truncate(tmp_path / name, 2**30)  # sparse: it takes no room
    assert CANARY not in shown(tmp_path, path)


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize(
    "text",
    [
        "\x00\xff" * 500,
        "[" * 50_000,
        "{" * 50_000,
        '{"a":' * 5_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\nauthor: *c\n",
        "title: [a, {b: c}]\nauthor: {name: {name: x}}\ntimezone: [1]\npermalink: {a: b}\ncollections: [x]\n",
        "defaults: [1, {scope: x, values: [y]}]\neve: [1]\ncascade: [1, {build: 3}]\n---\n",
        'title = 3\nauthor = [1]\nlanguages = "x"\npermalinks = "x"\n[uglyurls]\n',
        "'" * 100_000,
        "blog: {" * 20_000,
        "title: \\" + "\\" * 50_000,
    ],
    ids=range(11),
)
def test_nothing_in_it_fails_a_post(name: str, text: str, tmp_path: Path) -> None:
    path = blog(tmp_path, name)
    (tmp_path / name).write_text(text, "utf-8")
    shown(tmp_path, path)


def test_no_tag_makes_anything(tmp_path: Path) -> None:
    path = blog(tmp_path, "blog/authors.yml")
    trap = f"!!python/object/apply:os.mkdir ['{tmp_path}/trap']"
    plant(tmp_path, {"blog/authors.yml": f"eve:\n  name: {trap}\n", "_config.yml": f"title: {trap}\n"})
    shown(tmp_path, path)
    assert not (tmp_path / "trap").exists()


def test_an_address_stays_on_its_site(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "_config.yml": "url: https://a.example\nbaseurl: /b\n",
            "_posts/2024-01-02-a.md": post("A", "2024-01-02", "permalink: /../../x/"),
            "_posts/2024-01-02-b.md": post("B", "2024-01-02", "permalink: //evil.example/x/"),
            "_posts/2024-01-02-c.md": post("C", "2024-01-02", 'permalink: "/a?b#c d\\e[31m"'),
        },
    )
    assert {draft.url for draft in drafts(tmp_path).values()} == {
        "https://a.example/b/x/",
        "https://a.example/b/evil.example/x/",
        "https://a.example/b/a%3Fb%23c%20d%1B%5B31m",
    }


def test_folders_that_settings_name_lie_inside(tmp_path: Path) -> None:
    plant(tmp_path, {"secret/diary.md": CANARY, "blog/content/a.md": "# A\n"})
    plant(tmp_path, {"blog/hugo.toml": 'contentDir = "../secret"\ntitle = "Blog"\n'})
    assert drafts(tmp_path / "blog").keys() == {"content/a.md"}


@pytest.mark.parametrize("base", ["", "baseurl: /blog\n"])
def test_an_address_that_is_none_is_no_address(tmp_path: Path, base: str) -> None:
    config = f'title: A blog\nurl: "http://[half"\n{base}'
    plant(tmp_path, {"_config.yml": config, "_posts/2024-01-02-a.md": post("A", "2024-01-02")})
    scan = folder.scan(tmp_path)
    assert (scan.title, scan.site_url, len(scan.files)) == ("A blog", "", 1)
