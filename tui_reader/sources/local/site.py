"""The site a folder of posts belongs to: found by its generator's settings, or by how the tree looks."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import tzinfo
from hashlib import blake2b
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from tui_reader.sources import front_matter
from tui_reader.sources.local import candidates, dialects, regular_file, settings, site_settings
from tui_reader.sources.local.addressing import Rule
from tui_reader.sources.local.dialects import DIALECTS, Dialect
from tui_reader.sources.local.settings import Settings

_POSTS = frozenset(
    ("content", "source", "src", "_posts", "_drafts", "posts", "pages", "blog", "docs", "data", "collections")
)
"""What generators call the folder of posts, which may be opened in place of the site's."""
_HIGHEST = 3
_DEEPEST = 2
"""Folders below the opened one in which a site is looked for."""
_MOST_FOLDERS = 500
_OTHERS = frozenset(
    ("examples", "example", "examplesite", "demo", "demos", "test", "tests", "testdata", "fixtures")
)
"""Folders with sites that are there to be tried, not read."""
_BUILT_BY = re.compile(
    r"package\.json|deno\.jsonc?|pyproject\.toml|setup\.(?:py|cfg)|Cargo\.toml|go\.mod|(?:GNU)?[Mm]akefile|CMakeLists\.txt"
    r"|meson\.build|configure(?:\.ac)?|pom\.xml|build\.(?:gradle(?:\.kts)?|sbt|zig)|mix\.exs|rebar\.config|composer\.json"
    r"|Package\.swift|WORKSPACE|MODULE\.bazel|[\w.-]+\.(?:gemspec|cabal|sln|csproj|podspec)"
)
"""What programs are built by, at the top of their folders."""
_UNKNOWN = Rule()

_ZOLA_SECTION = frozenset(
    """sort_by paginate_by paginate_path insert_anchor_links in_search_index page_template transparent
    generate_feeds generate_feed redirect_to""".split()  # noqa: SIM905, eleven strings on lines of their own say less
)
"""What only Zola's `_index.md` says."""


@dataclass(frozen=True, slots=True)
class Site:
    """A generator's site, or another tree that follows somebody's rules."""

    folder: str
    """Where it begins."""
    dialect: Dialect
    settings: str = ""
    """The file of its settings, below `folder`; empty when it is known by its looks."""
    title: str = ""
    url: str = ""
    """Absolute http(s) address, or empty."""
    author: str = ""
    """Who wrote the posts that name nobody."""
    zone: tzinfo | None = None
    """In which its dates without a zone are meant."""
    posts: str = ""
    """Which folders hold posts, as `Dialect.posts`."""
    pages: str = ""
    """Which of them don't, as `Dialect.pages`."""
    rule: Rule = _UNKNOWN
    """How it makes the addresses of its posts."""
    defaults: tuple[site_settings.Default, ...] = ()
    """Fields that its settings give to posts."""
    mark: str = ""
    """Changes whenever something of this does."""
    is_alone: bool = True
    """Whether it is all that the searched folder is about: else there are others' posts beside it."""


class View(NamedTuple):
    """A searched folder and a site: how a path below the one is a path below the other."""

    above: str = ""
    """From the site's folder to the searched one, a `/` behind it; empty where it is none of the site's."""
    inner: str = ""
    """From the searched folder to the site's, a `/` behind it; empty where it is none of those below."""

    def holds(self, path: str) -> bool:
        """Whether something below the searched folder lies in the site's."""
        return path.startswith(self.inner)

    def in_site(self, path: str) -> str:
        """A path below the searched folder, as one below the site's, which holds it."""
        return self.above + path.removeprefix(self.inner)


def view(root: str, site: Site | None) -> View:
    """How the paths of a searched folder are those of its site."""
    below = posixpath.relpath(root, site.folder) if site else "."
    if site is None or below == ".":
        return View()
    return (
        View(inner=f"{posixpath.relpath(site.folder, root)}/")
        if below.startswith("..")
        else View(f"{below}/")
    )


def find(root: str, forced: str = "") -> Site | None:
    """The site whose sources a folder is, or holds the posts of; None for a plain folder.

    Args:
        root: The folder, absolute.
        forced: The name of the dialect that a person says it is.
    """
    only = dialects.named(forced)
    if only is dialects.PLAIN:
        return None
    asked = (only,) if only else DIALECTS
    climbed = list(_above(root))
    return (
        next((site for folder in climbed if (site := _settled(folder, asked))), None)
        or next((site for folder in climbed if (site := _marked(folder, asked))), None)
        or _looking_like_one(root, asked)
        or _below(root, asked)
        or (
            Site(_home(root, only), only, posts=only.posts, pages=only.pages, mark=only.name)
            if only
            else None
        )
    )


def title_of(root: str, site: Site | None) -> str:
    """What to call a folder: its site's title, what its `_index.md` says, or its name."""
    if site and site.title and site.is_alone:
        return site.title
    title = _index(root).get("title")
    if isinstance(title, str) and title.strip():
        return title.strip()
    folder = PurePosixPath(root)
    while folder.name in _POSTS and folder.parent.name:
        folder = folder.parent
    return folder.name or root


def _above(root: str) -> Iterator[str]:
    """The folder, and those above it which it may be the posts of, nearest first."""
    folder = PurePosixPath(root)
    seen_posts = False
    for _ in range(_HIGHEST + 1):
        if str(folder) == root or seen_posts:
            yield str(folder)
        seen_posts = seen_posts or folder.name in _POSTS
        folder = folder.parent


def _below(root: str, asked: tuple[Dialect, ...]) -> Site | None:
    """The only site that lies in a folder, as a project's does: `docs`, `website`, `packages/website`."""
    names = frozenset(
        name.partition("/")[0] for dialect in asked for name in (*dialect.settings, *dialect.shared)
    )
    level = [root]
    for _ in range(_DEEPEST):
        level = [folder for above in level for folder in _folders(above)][:_MOST_FOLDERS]
        held = (folder for folder in level if not names.isdisjoint(_names(folder)))
        if found := list(islice((site for folder in held if (site := _settled(folder, asked))), 2)):
            return replace(found[0], is_alone=_is_project(root)) if len(found) == 1 else None
    return None


def _folders(folder: str) -> list[str]:
    """Those of a folder that somebody's own site may lie in."""
    with suppress(OSError), os.scandir(folder) as found:
        return sorted(
            entry.path
            for entry in found
            if entry.is_dir(follow_symlinks=False)
            and entry.name.lower() not in _OTHERS
            and candidates.is_searched(entry.name, beside_settings=True)
        )
    return []


def _names(folder: str) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208, paths are text here
    return []


def _is_project(folder: str) -> bool:
    """Whether a folder holds a program under version control: what lies beside its site is about the work.

    Notes are kept so, too, but nothing is built of them.
    """
    names = _names(folder)
    return ".git" in names and any(map(_BUILT_BY.fullmatch, names))


def _settled(folder: str, asked: tuple[Dialect, ...]) -> Site | None:
    """The site whose settings lie here."""
    for dialect in asked:
        for name in dialect.settings:
            if found := settings.read(folder, name):
                return _read(folder, dialect, name, found)
        for name in dialect.shared:
            found = settings.read(folder, name)
            if found and re.search(dialect.sign, found.source, re.IGNORECASE | re.MULTILINE):
                return _read(folder, dialect, name, found)
            if found and any(os.path.isdir(f"{folder}/{mark}") for mark in dialect.marks):  # noqa: PTH112, paths are text
                return _read(folder, dialect, name, found)
    return None


def _read(folder: str, dialect: Dialect, name: str, first: Settings) -> Site:
    said, digest = first, blake2b(f"{dialect.name}\0{name}\0{first.source}".encode(), digest_size=6)
    for more in dialect.more:
        if found := settings.read(folder, more):
            said = site_settings.with_more(dialect, said, more, found)
            digest.update(f"\0{more}\0{found.source}".encode())
    known = site_settings.known(folder, dialect, said)
    return Site(
        folder,
        dialect,
        name,
        known.title,
        known.url,
        known.author,
        known.zone,
        known.posts,
        known.pages,
        known.rule,
        known.defaults,
        digest.hexdigest(),
    )


def _marked(folder: str, asked: tuple[Dialect, ...]) -> Site | None:
    """The site that a folder shows to be here: `_posts`, `.obsidian`."""
    for dialect in asked:
        if any(os.path.isdir(f"{folder}/{mark}") for mark in dialect.marks):  # noqa: PTH112
            return _by_looks(folder, dialect)
    return None


def _looking_like_one(root: str, asked: tuple[Dialect, ...]) -> Site | None:
    """The site whose posts lie here, but whose settings don't: by the folder's name, or its `_index.md`."""
    for dialect in asked:
        if dialect.marks and (home := _home(root, dialect)) != root:
            return _by_looks(home, dialect)
    index = _index(root)
    dialect = dialects.ZOLA if index.keys() & _ZOLA_SECTION else dialects.HUGO
    return (
        Site(root, dialect, posts=".*", pages="(?!)", mark=dialect.name)
        if index and dialect in asked
        else None
    )


def _by_looks(folder: str, dialect: Dialect) -> Site:
    known = site_settings.known(folder, dialect, Settings())
    return Site(folder, dialect, posts=known.posts, pages=known.pages, mark=dialect.name)


def _home(root: str, dialect: Dialect) -> str:
    """Where the site of a folder begins that is called as the dialect calls its folder of posts."""
    for mark in dialect.marks:
        if root.endswith(f"/{mark}") and not mark.startswith("."):
            return root[: -len(mark) - 1] or "/"
    return root


def _index(root: str) -> dict[str, object]:
    """What the `_index.md` of a folder says."""
    index = regular_file.read(f"{root}/_index.md", settings.LARGEST)
    if isinstance(index, regular_file.Reason):
        return {}
    return dict(front_matter.split(index.data.decode("utf-8", "replace")).fields)
