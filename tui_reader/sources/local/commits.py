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

_RENAMES = ("--find-renames=70%", "-l50")
"""Files that were changed as they were renamed are compared when few were; the others cost nothing."""

# A repository is a stranger's: nothing that its configuration names is run.
_SAFELY = (
    *("-c", "core.fsmonitor="),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "diff.external="),
)


def first_commits(root: Path) -> dict[str, datetime]:
    """The moment of the first commit that added each file below a folder, whatever it was called then.

    Args:
        root: A folder, in a working tree or not.

    Returns:
        Paths below the folder, `/` between the parts; empty where there is no history, or no Git.
    """
    command = ["git", *_SAFELY, "--no-pager", "-C", str(root), "log", "--diff-filter=AR", "--name-status"]
    command += ["--relative", "--no-ext-diff", "--no-textconv", "-z", "--format=%x01%ct", *_RENAMES]
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
    """The newest commit comes first: what an older one says of a file counts."""
    found: dict[str, datetime] = {}
    later: dict[bytes, bytes] = {}
    """What files are called now, by what they were called at the commit that is read."""
    for commit in log.split(b"\x01")[1:]:
        seconds, _, changes = commit.partition(b"\0")
        try:
            moment = datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            continue
        words = iter(changes.strip(b"\0\n").split(b"\0"))
        for status, name in zip(words, words, strict=False):
            path = later.get(name, name)
            if status.lstrip(b"\n").startswith(b"R"):
                new = next(words, name)
                path = later[name] = later.pop(new, new)
            found[os.fsdecode(path)] = moment
    return found
