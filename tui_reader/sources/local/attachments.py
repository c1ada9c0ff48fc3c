"""What a note embeds by its bare name: in Obsidian, the file of that name wherever in the vault it lies."""

from __future__ import annotations

import os
from collections import deque

_MOST = 20_000
"""Names that are looked at; a larger vault is searched in part."""


def find(root: str, name: str) -> str:
    """The path, below a vault, of the file of a name; the one that lies least deep, empty when there is none.

    Args:
        root: The vault. Nothing is searched in any other folder.
        name: Of the file, without a folder.
    """
    if "/" in name or not os.path.isdir(f"{root}/.obsidian"):  # noqa: PTH112, paths are text here
        return ""
    waiting, looked_at = deque([""]), 0
    while waiting and looked_at < _MOST:
        below = waiting.popleft()
        try:
            with os.scandir(f"{root}/{below}") as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        looked_at += len(entries)
        for entry in entries:
            if entry.name == name and entry.is_file(follow_symlinks=False):
                return below + name
            if entry.name[0] != "." and entry.is_dir(follow_symlinks=False):
                waiting.append(f"{below}{entry.name}/")
    return ""
