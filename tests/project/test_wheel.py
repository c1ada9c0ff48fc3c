"""Built, installed where nothing else is, and run: what a person who installs it gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.project.repository import ROOT

GUIDE = sorted(path.relative_to(ROOT / "assets/guide") for path in (ROOT / "assets/guide").rglob("*.*"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [built] = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel, and lends the packages it depends on from ours."""
    place = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    [packages] = place.glob("lib/python*/site-packages")
    # Behind the wheel's own; a path named by a .pth file has its own .pth files ignored, so that an
    # editable installation of the checkout is not found through it.
    (packages / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return place / "bin" / "tui-reader"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of someone who never ran the program."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {"HOME": str(tmp_path), "PYTHONUTF8": "1"}


def _run(command: Path, *arguments: str, home: dict[str, str]) -> str:
    done = subprocess.run(
        [command, *arguments],
        env=home,
        cwd=home["HOME"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_guide_and_the_style_sheets(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {f"tui_reader/guide/{path}" for path in GUIDE} <= held
    styles = {str(path.relative_to(ROOT)) for path in (ROOT / "tui_reader").rglob("*.tcss")}
    assert styles <= held
    assert not [name for name in held if name.startswith("tests/")]


def test_an_installed_program_lists_its_guide_at_first(installed: Path, home: dict[str, str]) -> None:
    listed = json.loads(_run(installed, "ls", "--json", "--page-size", "100", home=home))
    posts = [path for path in GUIDE if path.suffix == ".md"]
    titles = [post["title"] for post in listed["posts"]]
    assert titles[0] == "Welcome"
    assert "How pictures look" in titles
    # One of the files is a draft.
    assert len(titles) == listed["total"] == len(posts) - 1


def test_an_installed_program_shows_a_post_of_its_guide(installed: Path, home: dict[str, str]) -> None:
    shown = _run(installed, "show", "--width", "60", home=home)
    assert "Welcome" in shown
    assert "• " in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_the_installed_program_is_the_wheels(installed: Path, home: dict[str, str]) -> None:
    python = installed.parent / "python"
    found = _run(python, "-c", "import tui_reader; print(tui_reader.__file__)", home=home)
    assert Path(found.strip()).is_relative_to(installed.parent.parent)
