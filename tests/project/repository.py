"""The checkout the tests run in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def files() -> list[str]:
    """Paths of the files that are the project: what git tracks, and what it would."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout of the repository")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = set(listed.stdout.decode().split("\0")) - {""}
    return sorted(name for name in names if (ROOT / name).exists())
