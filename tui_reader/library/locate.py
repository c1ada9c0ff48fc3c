"""What a person typed, told apart: an address, a folder or a file."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tui_reader.errors import LocationError
from tui_reader.text import clean
from tui_reader.text.address import as_known

WHAT_WORKS = (
    "Give a folder of posts, a Markdown, text or HTML file, a saved feed, "
    "or the http(s) address of a feed or of a page."
)

_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]+):(?://)?")
_HOST_LIKE = re.compile(r"^[\w-]+(\.[\w-]+)+(:\d+)?(/|$)")


class Place(Enum):
    """Where a location lies."""

    ADDRESS = "address"
    FOLDER = "folder"
    FILE = "file"


class Location(NamedTuple):
    """A location that exists, as far as can be told without asking the network."""

    place: Place
    name: str
    """The address, or the absolute path with its symbolic links resolved."""
    others: tuple[str, ...] = ()
    """For an address typed without its scheme: the less likely ones."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that an address may mean, the likelier first."""
        return self.name, *self.others


def resolve(typed: str) -> Location:
    """Tell what a typed location is.

    Raises:
        LocationError: It names nothing that could be read.
    """
    typed = typed.strip()
    if not typed:
        raise LocationError("The location is empty.", WHAT_WORKS)
    if found := _without_scheme(typed):
        return Location(Place.ADDRESS, *_spellings(found))
    if scheme := _SCHEME.match(typed):
        return _with_scheme(typed, scheme[1].lower())
    return _path(typed)


def _without_scheme(typed: str) -> tuple[str, ...]:
    """The addresses that may be meant, unless it has a scheme or is a path."""
    if typed.lower().startswith(("http:", "https:")) or exists(typed):
        return ()
    from tui_reader.sources import addresses

    return addresses.complete(typed)


def exists(typed: str) -> bool:
    """Whether there is a file or a folder that is called so."""
    try:
        return Path(typed).expanduser().exists()
    except (OSError, RuntimeError, ValueError):
        return False


def _with_scheme(typed: str, scheme: str) -> Location:
    match scheme:
        case "http" | "https":
            return _address(typed)
        case "feed":
            rest = typed[len("feed:") :].lstrip("/")
            return _address(rest if rest.startswith(("http:", "https:")) else f"https://{rest}")
        case "file":
            return _path(_file(typed))
        case _ if exists(typed):
            return _path(typed)
        case _:
            shown = clean.line(typed, limit_cells=80)
            raise LocationError(f"“{shown}” is not an address this reader can fetch.", WHAT_WORKS)


def _address(url: str) -> Location:
    shown = clean.line(url, limit_cells=80)
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host:
        raise LocationError(f"“{shown}” is not a whole address: it names no host.", WHAT_WORKS)
    return Location(Place.ADDRESS, *_spellings((url,)))


def _spellings(urls: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Addresses as they are known, however they were typed: no part of a page, no capitals in the host."""
    first, *others = map(as_known, urls)
    return first, tuple(others)


def _file(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        shown = clean.line(url, limit_cells=80)
        raise LocationError(f"“{shown}” is not a whole address.", WHAT_WORKS) from None


def is_at(typed: str, location: str) -> bool:
    """Whether a location is what was typed, in another spelling of its address or its path."""
    if "://" in typed:
        return as_known(typed) == as_known(location)
    try:
        return str(Path(typed).expanduser().resolve()) == location
    except (OSError, RuntimeError, ValueError):
        return False


def at_home(path: Path) -> Path:
    """A path as a person writes it, `~` being their home.

    Raises:
        LocationError: It is the home of somebody who isn't there.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        shown = clean.line(str(path), limit_cells=80)
        raise LocationError(f"“{shown}” is nowhere: there is no such home folder.") from None


def _path(typed: str) -> Location:
    shown = clean.line(typed, limit_cells=80)
    try:
        path = Path(typed).expanduser().resolve()
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, RuntimeError, ValueError):
        raise LocationError(f"“{shown}” can't be opened.", WHAT_WORKS) from None
    if is_folder:
        return Location(Place.FOLDER, str(path))
    if is_file:
        return Location(Place.FILE, str(path))
    if path.exists():
        raise LocationError(f"“{shown}” is neither a folder nor a regular file.", WHAT_WORKS)
    raise LocationError(f"There is no file or folder “{shown}” here.", _hint(typed))


def _hint(typed: str) -> str:
    if _HOST_LIKE.match(typed):
        return f"For the site, write https://{clean.line(typed, limit_cells=80)}"
    return WHAT_WORKS
