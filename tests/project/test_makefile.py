"""Setting up: what a person is told where it can't be done."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.repository import ROOT

MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="there is no make on this machine")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout as far as make looks at one, and a PATH that holds only what a test puts there."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "sed", "awk", "touch"):
        if found := shutil.which(tool):
            (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def _python(checkout: Path, name: str, body: str) -> None:
    file = checkout / "bin" / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


def _make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert MAKE is not None
    environment = {"PATH": str(checkout / "bin"), "HOME": str(checkout)}
    return subprocess.run(
        [MAKE, *arguments],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_make_alone_lists_the_targets(checkout: Path) -> None:
    listed = _make(checkout).stdout
    for target in ("run", "test", "check", "bench", "help"):
        assert f"\n  {target} " in listed


def test_without_python_it_says_which_one_is_needed(checkout: Path) -> None:
    done = _make(checkout, "test")
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr


def test_a_python_too_old_is_as_good_as_none(checkout: Path) -> None:
    _python(checkout, "python3", "exit 1")
    done = _make(checkout, "run")
    assert "needs Python 3.11 or newer" in done.stderr


def test_a_python_without_venv_is_told_with_the_package_to_install(checkout: Path) -> None:
    # Debian's python3 without python3-venv: new enough, but `import ensurepip` fails.
    _python(checkout, "python3", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    done = _make(checkout, "test")
    assert done.returncode != 0
    assert "python3 cannot make virtual environments" in done.stderr
    assert "python3-venv" in done.stderr


def test_the_newest_python_that_can_make_an_environment_is_taken(checkout: Path) -> None:
    _python(checkout, "python3.13", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    _python(checkout, "python3.12", 'case "$1" in -m) echo "3.12 was asked: $*" >&2; exit 1;; esac')
    _python(checkout, "python3", 'case "$1" in -m) echo "3 was asked: $*" >&2; exit 1;; esac')
    done = _make(checkout, "test")
    assert "3.12 was asked: -m venv" in done.stderr
    assert "3 was asked" not in done.stderr.replace("3.12 was asked", "")


def test_the_location_reaches_the_program_as_it_was_typed(checkout: Path) -> None:
    commands = checkout / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name in ("pip", "python"):
        (commands / name).write_text("#!/bin/sh\n")
        (commands / name).chmod(0o755)
    (commands / "tui-reader").write_text('#!/bin/sh\nfor each; do echo "<$each>"; done\n')
    (commands / "tui-reader").chmod(0o755)
    location = "https://example.org/feed?a=1&b='$(echo x)'; echo \"no\""
    done = _make(checkout, "run", f"LOCATION={location.replace('$', '$$')}")
    assert f"<{location}>" in done.stdout.splitlines()
    assert "<assets/guide>" in _make(checkout, "run").stdout.splitlines()
