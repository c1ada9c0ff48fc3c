"""Which files of a folder are posts, by their names alone.

Everywhere:
- files that end in .md, .markdown, .mdown, .mdx, .txt, .html or .htm; but `_index.*` describes a folder;
- not what is hidden (`.x`), nor an office program's lock (`~$x`); editors' other files end differently;
- not below `node_modules`, nor below what Jekyll keeps beside its posts (`_layouts`, `_site`, …).

In the sources of a site (see `site.py`):
- what lies where its generator looks for posts (see `dialects.py`), a README excepted;
- not below the folders generators keep beside the posts (`themes`, `static`, `public`, …);
- not .txt, which generators copy as it is (`robots.txt`).

In a plain folder:
- not .txt that is written for programs (`robots.txt`, `requirements.txt`);
- not a project's own papers (`README`, `LICENSE`, `CHANGELOG`, …) at its top.

A site's other files and a project's papers are posts all the same when there are no
others: somebody who opens a folder with one README wants to read it.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from tui_reader.models import BodyKind

KINDS = {
    "md": BodyKind.MARKDOWN,
    "markdown": BodyKind.MARKDOWN,
    "mdown": BodyKind.MARKDOWN,
    "mdx": BodyKind.MARKDOWN,
    "txt": BodyKind.TEXT,
    "html": BodyKind.HTML,
    "htm": BodyKind.HTML,
}
"""By what follows the last dot, in lower case."""

_SUFFIXES = tuple(f".{suffix}" for suffix in KINDS)

_NEVER_INSIDE = frozenset(
    (
        *("node_modules", "bower_components", "__pycache__"),
        *("_layouts", "_includes", "_sass", "_data", "_site", "_plugins"),
    )
)
_BESIDE_POSTS = frozenset(
    (
        *("layouts", "themes", "theme", "templates", "archetypes", "scaffolds", "sass", "plugins", "vendor"),
        *("static", "assets", "data", "i18n", "public", "resources", "output", "dist", "build"),
    )
)
_FOR_PROGRAMS = re.compile(
    r"(?:robots|humans|ads|app-ads|security|llms|cmakelists|requirements[\w.-]*)\.txt$"
)
_PAPERS = re.compile(
    r"(?:README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|AUTHORS"
    r"|MAINTAINERS|SUPPORT|GOVERNANCE|INSTALL|TODO|UPGRADING)(?:[-_.].*)?\.\w+$"
)


class Standing(Enum):
    """What a file is to the folder."""

    POST = auto()
    ASIDE = auto()
    """A post only where there are no others."""
    NONE = auto()


class Ground(Enum):
    """What a folder is to the whole tree."""

    TOP = auto()
    """A plain folder itself."""
    NOTES = auto()
    """Any folder below it."""
    POSTS = auto()
    """Where a site has its posts."""
    PAGES = auto()
    """Anywhere else in a site."""


def kind_of(name: str) -> BodyKind | None:
    """The language of a file's body by its name, None when it is none of ours."""
    dot = name.rfind(".")
    return KINDS.get(name[dot + 1 :].lower()) if dot >= 0 else None


def is_readable(name: str) -> bool:
    """Whether a file is of a kind we read. Asked of every name of a folder, so it takes 0.1 µs."""
    return name.endswith(_SUFFIXES) or name.lower().endswith(_SUFFIXES)


def stands(name: str, ground: Ground) -> Standing:
    """What a file is that is readable and not hidden.

    Args:
        name: Its name.
        ground: The folder it lies in.
    """
    if name[0] in "_~" and name.startswith(("_index.", "~$")):
        return Standing.NONE
    in_site = ground is Ground.POSTS or ground is Ground.PAGES
    # Of all suffixes only .txt ends so.
    if name[-1] in "tT" and (in_site or _FOR_PROGRAMS.match(name.lower())):
        return Standing.NONE
    if (
        ground is Ground.PAGES
        or (ground is Ground.TOP and _PAPERS.match(name))
        or (ground is Ground.POSTS and name.startswith("README."))
    ):
        return Standing.ASIDE
    return Standing.POST


def is_searched(name: str, *, beside_settings: bool) -> bool:
    """Whether posts are looked for in a folder.

    Args:
        name: Its name.
        beside_settings: It lies where a generator's settings lie.
    """
    return name[0] != "." and name not in _NEVER_INSIDE and not (beside_settings and name in _BESIDE_POSTS)
