"""When the files of a folder were first committed, by Git: for posts that say no date themselves."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

DEADLINE = 5.0
"""Seconds that Git may take; a history that takes longer dates nothing."""

_MOST = 64 * 1024 * 1024
"""Bytes of its answer."""

# A repository is a stranger's: nothing that its configuration names is run.
_SAFELY = (
    *("-c", "core.fsmonitor="),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "diff.external="),
)


def first_commits(root: Path) -> dict[str, datetime]:
    """The moment of the first commit that added each file below a folder.

    Args:
        root: A folder, in a working tree or not.

    Returns:
        Paths below the folder, `/` between the parts; empty where there is no history, or no Git.
    """
    command = ["git", *_SAFELY, "--no-pager", "-C", str(root), "log", "--diff-filter=A", "--name-only"]
    command += ["--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", "--format=%x01%ct"]
    try:
        ran = subprocess.run(
            [*command, "--", "."],
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=DEADLINE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return {} if ran.returncode else _read(ran.stdout[:_MOST])


def is_tracked(root: Path) -> bool:
    """Whether a folder may lie in a working tree, seen without asking Git."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _read(log: bytes) -> dict[str, datetime]:
    """The newest commit comes first: what an older one says of a path counts."""
    found: dict[str, datetime] = {}
    for commit in log.split(b"\x01")[1:]:
        seconds, _, names = commit.partition(b"\0")
        try:
            moment = datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            continue
        for name in names.strip(b"\0\n").split(b"\0"):
            if name:
                found[os.fsdecode(name.lstrip(b"\n"))] = moment
    return found
