from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_reader.errors import LocationError
from tui_reader.sources import folder

MARCH = 1_614_852_672_000_000_000
"""2021-03-04 10:11:12 UTC in nanoseconds."""


def plant(root: Path, *paths: str, text: str = "# A post\n\nText.\n") -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def found(root: Path) -> list[str]:
    return [file.path for file in folder.scan(root).files]


def test_posts_are_found_in_every_folder_by_their_suffix(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b/c.markdown", "b/d/e.mdown", "f.txt", "g.html", "h.htm", "I.MD")
    plant(tmp_path, "x.png", "y.py", "md", "z.md.bak", "z.md~", "#z.md#", "noext")
    assert found(tmp_path) == ["I.MD", "a.md", "b/c.markdown", "b/d/e.mdown", "f.txt", "g.html", "h.htm"]


def test_hidden_things_and_editors_leftovers_are_no_posts(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", ".hidden.md", ".git/b.md", ".#a.md", "~$c.md", "a.md.swp", ".a.md.swp")
    assert found(tmp_path) == ["a.md"]


def test_packages_and_templates_are_not_searched(tmp_path: Path) -> None:
    plant(
        tmp_path, "a.md", "node_modules/x/README.md", "_layouts/post.html", "_includes/b.html", "_site/a.html"
    )
    assert found(tmp_path) == ["a.md"]


def test_a_bundle_is_a_post_and_a_section_is_none(tmp_path: Path) -> None:
    plant(tmp_path, "_index.md", "blog/_index.md", "blog/_index.fr.md", "blog/trip/index.md", "blog/note.md")
    assert found(tmp_path) == ["blog/note.md", "blog/trip/index.md"]


class TestSites:
    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        plant(tmp_path, "content/a.md", "content/b.html", "content/robots.txt", "content/themes/c.md")
        plant(tmp_path, "themes/x/README.md", "layouts/index.html", "static/d.html", "public/a.html")
        plant(tmp_path, "README.md", "404.html", "about.md")
        plant(
            tmp_path,
            "hugo.toml",
            text='baseURL = "https://example.org/"\ntitle = "A \\"Site\\""\n[params]\ntitle = "no"\n',
        )
        return tmp_path

    def test_only_what_generators_publish_as_posts_is_found(self, site: Path) -> None:
        assert found(site) == ["content/a.md", "content/b.html", "content/themes/c.md"]

    def test_its_settings_name_the_site(self, site: Path) -> None:
        scan = folder.scan(site)
        assert (scan.title, scan.site_url) == ('A "Site"', "https://example.org/")

    def test_its_content_may_be_opened_alone(self, site: Path) -> None:
        plant(site, "content/posts/d.md")
        assert found(site / "content") == ["a.md", "b.html", "posts/d.md", "themes/c.md"]
        assert folder.scan(site / "content").title == 'A "Site"'
        assert folder.scan(site / "content" / "posts").title == 'A "Site"'

    def test_a_folder_in_it_that_holds_no_posts_is_a_folder_like_any(self, site: Path) -> None:
        scan = folder.scan(site / "themes")
        assert (scan.title, scan.site_url) == ("themes", "")

    def test_pages_beside_the_settings_are_posts_when_there_are_no_others(self, tmp_path: Path) -> None:
        plant(tmp_path, "about.md")
        plant(tmp_path, "_config.yml", text="title: Mine # yes\nurl: https://example.org\nbaseurl: /blog\n")
        scan = folder.scan(tmp_path)
        assert [file.path for file in scan.files] == ["about.md"]
        assert (scan.title, scan.site_url) == ("Mine", "https://example.org/blog")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("config.toml", "baseURL = 'https://example.org'\ntitle = 'Site'\n"),
            ("config.toml", 'base_url = "https://example.org"\ntitle = "Site"\n'),
            ("zola.toml", 'title = "Site"\nbase_url = "https://example.org"\n'),
            ("hugo.yaml", 'baseURL: https://example.org\ntitle: "Site"\n'),
            ("hugo.json", '{\n  "title": "Site",\n  "baseURL": "https://example.org"\n}\n'),
            ("config/_default/hugo.toml", "baseURL = 'https://example.org'\ntitle = 'Site'\n"),
            ("_config.yml", "title: Site\r\nurl: 'https://example.org'\r\n"),
            ("pelicanconf.py", "AUTHOR = 'me'\nSITENAME = 'Site'\nSITEURL = 'https://example.org'\n"),
            ("mkdocs.yml", "site_name: Site\nsite_url: https://example.org\n"),
        ],
    )
    def test_every_generator_is_understood(self, name: str, text: str, tmp_path: Path) -> None:
        plant(tmp_path, "content/a.md")
        plant(tmp_path, name, text=text)
        for root in (tmp_path, tmp_path / "content"):
            scan = folder.scan(root)
            assert (scan.title, scan.site_url) == ("Site", "https://example.org")

    def test_a_generator_that_is_a_program_names_nothing(self, tmp_path: Path) -> None:
        plant(tmp_path, "posts/a.md", "README.md")
        plant(tmp_path, "eleventy.config.js", text="title: 'no'\n")
        scan = folder.scan(tmp_path)
        assert [file.path for file in scan.files] == ["posts/a.md"]
        assert scan.title == tmp_path.name

    def test_settings_of_something_else_make_no_site(self, tmp_path: Path) -> None:
        plant(tmp_path, "a.md", "b.txt")
        plant(tmp_path, "config.toml", text='title = "a program"\n')
        scan = folder.scan(tmp_path)
        assert [file.path for file in scan.files] == ["a.md", "b.txt"]
        assert (scan.title, scan.site_url) == (tmp_path.name, "")


class TestPlainFolders:
    def test_notes_in_text_files_are_posts(self, tmp_path: Path) -> None:
        plant(tmp_path, "monday.txt", "notes/tuesday.txt", "robots.txt", "requirements-dev.txt")
        assert found(tmp_path) == ["monday.txt", "notes/tuesday.txt"]

    def test_a_project_s_papers_at_the_top_are_none(self, tmp_path: Path) -> None:
        plant(
            tmp_path,
            "README.md",
            "LICENSE.txt",
            "CHANGELOG.md",
            "license.md",
            "notes/README.md",
            "Readme first.md",
        )
        assert found(tmp_path) == ["Readme first.md", "license.md", "notes/README.md"]

    def test_a_lone_readme_is_a_post(self, tmp_path: Path) -> None:
        plant(tmp_path, "README.md")
        assert found(tmp_path) == ["README.md"]

    def test_a_folder_is_called_what_its_index_says(self, tmp_path: Path) -> None:
        plant(tmp_path, "a.md")
        assert folder.scan(tmp_path).title == tmp_path.name
        plant(tmp_path, "_index.md", text='+++\ntitle = "Notes"\n+++\n')
        assert folder.scan(tmp_path).title == "Notes"

    def test_a_folder_called_posts_is_called_after_the_one_it_lies_in(self, tmp_path: Path) -> None:
        plant(tmp_path, "garden/source/_posts/a.md")
        assert folder.scan(tmp_path / "garden/source/_posts").title == "garden"


def test_a_folder_may_be_given_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "blog/content/index.md", text="Text.")
    plant(tmp_path, "blog/hugo.toml", text="title = 'Here'\n")
    monkeypatch.chdir(tmp_path / "blog/content")
    scan = folder.scan(Path())
    assert (scan.title, len(scan.files)) == ("Here", 1)
    entry = folder.read(Path(), scan.files[0])
    assert not isinstance(entry, folder.Skipped)
    assert entry.title == "content"


def test_size_and_time_tell_whether_a_file_is_the_same(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", text="12345")
    os.utime(tmp_path / "a.md", ns=(MARCH, MARCH))
    (file,) = folder.scan(tmp_path).files
    assert (file.mtime_ns, file.size, file.stamp) == (MARCH, 5, f"{MARCH}:5")
    entry = folder.read(tmp_path, file)
    assert not isinstance(entry, folder.Skipped)
    assert entry.stamp == file.stamp


def test_a_date_in_the_path_goes_before_the_file_s_time(tmp_path: Path) -> None:
    plant(tmp_path, "2021-03-04-old.md", "2022/01/02/newer.md", "now.md", "2022-99-99-odd.md")
    by_age = sorted(folder.scan(tmp_path).files, key=lambda file: file.newness)
    assert [file.path for file in by_age[:2]] == ["2021-03-04-old.md", "2022/01/02/newer.md"]


def test_the_watcher_hears_of_every_five_hundred_names(tmp_path: Path) -> None:
    plant(tmp_path, *(f"{number % 5}/{number}.{'md' if number % 2 else 'py'}" for number in range(1500)))
    told: list[int] = []
    assert len(folder.scan(tmp_path, told=told.append).files) == 750
    assert told == [300, 600]


def test_the_watcher_can_end_the_search(tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise InterruptedError

    plant(tmp_path, *(f"{number}.py" for number in range(500)))
    with pytest.raises(InterruptedError):
        folder.scan(tmp_path, told=stop)


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LocationError, match=r"^There is no folder “gone”\."):
        folder.scan(tmp_path / "gone")
    plant(tmp_path, "file.md")
    with pytest.raises(LocationError, match=r"^“file\.md” is not a folder\."):
        folder.scan(tmp_path / "file.md")


def test_posts_that_could_not_be_looked_at_are_not_gone(tmp_path: Path) -> None:
    plant(tmp_path, "here.md", "large.md")
    scan = folder.scan(tmp_path, most=10)
    scan = scan._replace(skipped=(*scan.skipped, folder.Skipped("locked", folder.Reason.UNREADABLE)))
    known = ["here.md", "large.md", "locked/a.md", "locked/deep/b.md", "lockedness/c.md", "gone.md"]
    assert scan.present(known) == {"here.md", "large.md", "locked/a.md", "locked/deep/b.md"}
