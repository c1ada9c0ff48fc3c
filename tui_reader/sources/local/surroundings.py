"""What lies around a post and tells something of it: its site, its folders' data, its authors."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from tui_reader.sources import front_matter
from tui_reader.sources.fields import Value, folded
from tui_reader.sources.local import dialects, regular_file, settings
from tui_reader.sources.local.dialects import PLAIN, Dialect
from tui_reader.sources.local.settings import LARGEST, Settings
from tui_reader.sources.local.site import Site, view
from tui_reader.sources.local.walk import FoundFile
from tui_reader.text import encoding

_READING = "2"
"""To be changed when posts of sites are read otherwise than before: then all are read anew."""


class Surroundings:
    """A searched folder and its site, asked about one post after the other.

    Args:
        root: The folder, absolute.
        site: What it belongs to; None for a plain folder.
        data: The files in it that tell something of the posts around them.
    """

    def __init__(self, root: str, site: Site | None, data: Iterable[FoundFile]) -> None:
        self.site = site
        self.dialect: Dialect = site.dialect if site else PLAIN
        self._root = root
        self._view = view(root, site)
        self._data = {file.path: file for file in data}
        self._authors = _authors(site) if site else Settings()
        self._inherited: dict[str, Mapping[str, Value]] = {}
        self._mark = self._digest() if site else ""

    def stamp(self, stamp: str) -> str:
        """A file's stamp, and that of what lies around it: as long as this is the same, so is the post."""
        return f"{stamp}:{self._mark}" if self._mark else stamp

    def in_site(self, path: str) -> str:
        """A path below the searched folder, as one below the site's."""
        return self._view.in_site(path)

    def holds(self, path: str) -> bool:
        """Whether a post is the site's: beside one that lies in the searched folder there can be others."""
        return self.site is not None and self._view.holds(path)

    def name(self, author: str) -> str:
        """Whom a short name means, by the site's own list."""
        about = self._authors.values.get(author) or self._authors.table("authors").get(author)
        return (Settings(about).text("name") if isinstance(about, dict) else "") or author

    def fields(self, path: str) -> Mapping[str, Value]:
        """The fields a post has without saying so: of the site's settings, and of the folders it lies in."""
        folder = path.rpartition("/")[0]
        found = {**self._defaults(path), **self._of_folder(folder)}
        if self._data and self.dialect is dialects.ELEVENTY:
            found |= self._read(f"{path.rpartition('.')[0]}.11tydata.json")
        return found

    def _digest(self) -> str:
        mark = self.site.mark if self.site else ""
        digest = blake2b(f"{_READING}\0{mark}\0{self._authors.source}".encode(), digest_size=6)
        for file in sorted(self._data.values()):
            digest.update(f"\0{file.path}\0{file.stamp}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _defaults(self, path: str) -> dict[str, Value]:
        found: dict[str, Value] = {}
        if self.site and self.site.defaults:
            place = self.in_site(path)
            for default in self.site.defaults:
                if default.folder and not f"{place}/".startswith(f"{default.folder}/"):
                    continue
                if not default.kind or f"/_{default.kind}/" in f"/{place}":
                    found |= default.fields
        return found

    def _of_folder(self, folder: str) -> Mapping[str, Value]:
        """What the folder's data says over what that of the folders above does."""
        if not self._data:
            return {}
        if folder not in self._inherited:
            found: dict[str, Value] = {}
            parts = folder.split("/") if folder else []
            for end in range(len(parts) + 1):
                found |= self._own("/".join(parts[:end]))
            self._inherited[folder] = found
        return self._inherited[folder]

    def _own(self, folder: str) -> dict[str, Value]:
        prefix = f"{folder}/" if folder else ""
        if self.dialect is dialects.HUGO:
            return self._cascade(prefix)
        name = posixpath.basename(folder or self._root)
        return {**self._read(f"{prefix}{name}.json"), **self._read(f"{prefix}{name}.11tydata.json")}

    def _read(self, path: str) -> dict[str, Value]:
        found = settings.read(self._root, path) if path in self._data else None
        return dict(found.values) if found else {}

    def _cascade(self, prefix: str) -> dict[str, Value]:
        """What a section's `_index.md` hands down to every page below it (Hugo's `cascade`)."""
        path = next(
            (path for path in (f"{prefix}_index.md", f"{prefix}_index.markdown") if path in self._data), ""
        )
        content = regular_file.read(f"{self._root}/{path}", LARGEST) if path else regular_file.Reason.VANISHED
        if isinstance(content, regular_file.Reason):
            return {}
        said = front_matter.split(encoding.decode(content.data)).fields
        cascade = next((value for key, value in said.items() if folded(key) == "cascade"), None)
        found: dict[str, Value] = {}
        for each in cascade if isinstance(cascade, list) else [cascade]:
            # One with a target is for some pages only, by a language of patterns.
            if isinstance(each, dict) and not each.keys() & {"_target", "target"}:
                found |= each
        return found


def _authors(site: Site) -> Settings:
    found = (settings.read(site.folder, name) for name in site.dialect.authors)
    return next((each for each in found if each), Settings())
