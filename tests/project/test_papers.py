from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest

import tui_reader
from tests.project import readme
from tests.project.repository import ROOT, files
from tui_reader import config
from tui_reader.ui import keymap

TOP_LEVEL = {
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "constraints.txt",
    "tui_reader",
    "tests",
    "assets",
}

# In pieces, or this file would name them itself.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("anaconda", "org"),
        ("golang", "org"),
    )
)


def test_no_file_names_the_host_of_a_package_registry() -> None:
    naming = {
        (name, host)
        for name in files()
        # Pages and feeds of real blogs say what they say.
        if not name.startswith("tests/data/")
        for host in REGISTRIES
        if host.encode() in (ROOT / name).read_bytes()
    }
    assert not naming


def test_the_top_level_holds_the_house_and_nothing_else() -> None:
    top = {name.partition("/")[0] for name in files()}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_constraints_are_names_and_versions_only() -> None:
    lines = _lines("constraints.txt")
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []


def test_every_dependency_is_constrained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    constrained = {_normal(line.partition("==")[0]) for line in _lines("constraints.txt")}
    assert [each for each in wanted if _normal(re.split("[<>=!~;[]", each)[0]) not in constrained] == []


def test_the_readme_lists_the_keys_the_program_has() -> None:
    text = readme.README.read_text("utf-8")
    assert text == readme.with_fresh_keys(text), "python -m tests.project.readme puts it right"


@pytest.mark.parametrize("paper", ["README.md", "assets/guide/settings.md"])
def test_the_settings_a_paper_gives_as_an_example_can_be_followed(paper: str) -> None:
    [example] = re.findall(r"^```toml\n(.*?)^```", (ROOT / paper).read_text("utf-8"), re.M | re.S)
    loaded = config.parse(example)
    assert loaded.problems == ()
    assert loaded.config != config.Config()
    assert set(keymap.chosen_keys(loaded.config.keys)) == set(loaded.config.keys)


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_a_paper_only_points_to_files_that_exist(paper: str) -> None:
    text = (ROOT / paper).read_text("utf-8")
    targets = re.findall(r'\]\(([^)#\s]+)|src="([^"]+)"', text)
    local = [target for pair in targets for target in pair if target and "://" not in target]
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_every_make_target_a_paper_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {
        target
        for paper in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"`make ([a-z]+)|^make ([a-z]+)", (ROOT / paper).read_text("utf-8"), re.M)
    }
    assert {name for pair in named for name in pair if name} <= targets


def test_the_changelog_keeps_its_format() -> None:
    lines = _lines("CHANGELOG.md")
    assert lines[0] == "# Changelog"
    versions = [line for line in lines if line.startswith("## ")]
    assert versions[0] == "## [Unreleased]" or tui_reader.__version__ in versions[0]
    for version in versions[1:]:
        found = re.fullmatch(r"## \[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d)", version)
        assert found, version
        date.fromisoformat(found[1])
    kinds = {line.removeprefix("### ") for line in lines if line.startswith("### ")}
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def _lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


def _normal(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub("[-_.]+", "-", name.strip()).lower()
