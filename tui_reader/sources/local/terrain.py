"""Where in a searched folder posts lie, by the rules of the site it belongs to."""

from __future__ import annotations

import re

from tui_reader.sources.local import candidates
from tui_reader.sources.local.candidates import Ground
from tui_reader.sources.local.site import Site, view


class Terrain:
    """The searched folder, as its site sees it.

    Args:
        root: The folder, absolute.
        site: What it belongs to; None for a plain folder.
    """

    def __init__(self, root: str, site: Site | None) -> None:
        dialect = site.dialect if site else None
        self.has_bundles = bool(dialect and dialect.bundles)
        self._site = site
        self._partials = bool(dialect and dialect.partials)
        self._data = re.compile(dialect.data) if dialect and dialect.data else None
        self._posts = re.compile(site.posts, re.DOTALL) if site else None
        self._pages = re.compile(site.pages, re.DOTALL) if site else None
        self._view = view(root, site)
        self._beside = Ground.PAGES if site and site.is_alone else Ground.NOTES

    def ground(self, below: str) -> Ground:
        """What a folder is to the site.

        Args:
            below: Its path below the searched one, a `/` behind it, or empty.
        """
        if not self._posts or not self._pages:
            return Ground.NOTES if below else Ground.TOP
        if not self._view.holds(below):
            return self._beside if below or self._beside is Ground.PAGES else Ground.TOP
        path = self._view.in_site(below)[:-1]
        if self._posts.fullmatch(path) and not self._pages.fullmatch(path):
            return Ground.POSTS
        return Ground.PAGES

    def is_part(self, name: str) -> bool:
        """Whether a file or folder is only a part of others, by its name."""
        return self._partials and name[0] == "_"

    def is_data(self, name: str) -> bool:
        """Whether a file tells something of the posts around it."""
        return self._data is not None and self._data.fullmatch(name) is not None

    def is_bundle(self, below: str, names: list[str]) -> bool:
        """Whether a folder is one post: an `index` and what goes with it. The folder of all posts is none."""
        return (
            self.has_bundles
            and self._view.holds(below)
            and "/" in self._view.in_site(below)[:-1]
            and any(name.startswith("index.") for name in names)
        )

    def is_searched(self, below: str, name: str) -> bool:
        """Whether posts are looked for in a folder of a folder."""
        at_settings = self._site is not None and not self._view.above and below == self._view.inner
        return not self.is_part(name) and candidates.is_searched(name, beside_settings=at_settings)
