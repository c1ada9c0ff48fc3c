"""What the path of a post tells: its title, its date, whether it is a draft."""

from __future__ import annotations

import re
from datetime import date

# "2021-03-04-title.md", "2021-03-04.md", "2021-03-04-bundle/index.md", "2021/03/04/title.md"
_DAY = re.compile(r"(?:^|/)((?:19|20)\d\d)([-/])([01]\d)\2([0-3]\d)(?![0-9])", re.ASCII)
_DAY_PREFIX = re.compile(r"\d{4}-\d\d-\d\d[-_. ]+(?=.)", re.ASCII)
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_NS = 86_400 * 10**9


def day(path: str) -> date | None:
    """The day a path names, the last of several."""
    named = _DAY.findall(path)
    try:
        return date(int(named[-1][0]), int(named[-1][2]), int(named[-1][3])) if named else None
    except ValueError:
        return None


def day_ns(path: str) -> int:
    """Nanoseconds from 1970 to the day a path names, 0 when it names none."""
    named = day(path)
    return (named.toordinal() - _EPOCH) * _DAY_NS if named else 0


def title(path: str, root: str) -> str:
    """What a post without a title is called: its file's name, or its folder's for an `index`.

    Args:
        path: Below the searched folder.
        root: Name of that folder, which an `index` directly in it is called.
    """
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    if stem.partition(".")[0] == "index":
        stem = folder.rpartition("/")[2] or root
    stem = _DAY_PREFIX.sub("", stem, count=1)
    if day(stem) or " " in stem:
        return stem
    return stem.replace("-", " ").replace("_", " ").strip() or stem


def is_draft(path: str) -> bool:
    """Whether a post lies among Jekyll's or Hexo's drafts."""
    return path.startswith("_drafts/") or "/_drafts/" in path
