"""Where a link of a post leads: within the post, to another post of the library, or out to the web.

A blog's own links are written in many ways: `other.md`, `../other/`, `/2024/05/other/`, a permalink,
`[[Other]]`. Each is a list of guesses at a stored post; what no guess meets goes to the browser, or
is told in a sentence.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never
from urllib.parse import unquote, urljoin, urlsplit

from tui_reader.models import Article, PostId, Source, SourceKind
from tui_reader.store import links, other_names
from tui_reader.store.database import Database
from tui_reader.text import clean

WIKI = "wiki:"
"""How the document engine writes the address of `[[Page]]`."""

_SOURCES = (".md", ".markdown", ".mdown")
_ENDINGS = (*_SOURCES, ".html", ".txt")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")
_OPENABLE = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Within:
    """A place in the same post."""

    anchor: str


@dataclass(frozen=True, slots=True)
class ToPost:
    """Another post of the library."""

    post: PostId
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """An address for the browser."""

    url: str


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A link that leads to nothing this program can open, and why, in a sentence."""

    sentence: str


Destination = Within | ToPost | Outside | Nowhere


async def resolve(database: Database, article: Article, url: str) -> Destination:
    """Find out where a link leads.

    Args:
        database: The library's posts.
        article: The post that holds the link.
        url: As the document gives it: absolute, relative, `#anchor` or `wiki:Page`.
    """
    if url.startswith("#"):
        return Within(unquote(url[1:]))
    if url.startswith(WIKI):
        return await _wiki(database, article.source, unquote(url.removeprefix(WIKI)))
    try:
        parts = urlsplit(url)
    except ValueError:
        return Nowhere(f"“{clean.line(url, limit_cells=60)}” is not a whole address.")
    anchor = unquote(parts.fragment)
    if not parts.scheme and not parts.netloc:
        return await _relative(database, article, url, anchor)
    if parts.scheme.lower() not in _OPENABLE:
        return Nowhere(f"“{clean.line(url, limit_cells=60)}” is no address for a browser.")
    return await _absolute(database, article, url, anchor)


def told(destination: Destination) -> str:
    """The destination in words, to be shown before it is followed."""
    match destination:
        case Within(anchor):
            return f"in this post: #{anchor}"
        case ToPost():
            return "another post here"
        case Outside(url):
            return url
        case Nowhere(sentence):
            return sentence
        case _:
            assert_never(destination)


async def _absolute(database: Database, article: Article, url: str, anchor: str) -> Destination:
    address = url.partition("#")[0]
    if address == article.headline.url and anchor:
        return Within(anchor)
    found = await database.read(links.by_address, tuple(_spellings(address)))
    if found is None and _is_local(article.source) and _same_site(url, article.source.site_url):
        found = await _by_path(database, article.source, unquote(urlsplit(url).path))
    return Outside(url) if found is None else ToPost(found, anchor)


async def _relative(database: Database, article: Article, url: str, anchor: str) -> Destination:
    path = unquote(urlsplit(url).path)
    shown = clean.line(path, limit_cells=60)
    if not _is_local(article.source):
        return Nowhere(f"“{shown}” leads somewhere on a site whose address this post doesn't tell.")
    beside = "/" if path.startswith("/") else f"/{posixpath.dirname(_below_source(article))}/"
    if found := await _by_path(database, article.source, posixpath.normpath(f"{beside}{path}")):
        return ToPost(found, anchor)
    address = _on_the_site(article, url, path)
    return Outside(address) if address else Nowhere(f"“{shown}” is no post of this folder.")


def _on_the_site(article: Article, url: str, path: str) -> str:
    """The address of a page of the site that is no post; empty where no site is known, or it is a file."""
    base = article.headline.url or (article.source.site_url if path.startswith("/") else "")
    is_unread = path.startswith("{") or "{{" in path or "{%" in path
    if not base or path.endswith(_SOURCES) or is_unread:
        return ""
    address = urljoin(base, url)
    return address if urlsplit(address).scheme in ("http", "https") else ""


async def _wiki(database: Database, source: Source, page: str) -> Destination:
    name, _, anchor = page.partition("#")
    if not name.strip():
        return Within(anchor)
    found = await database.read(links.by_name, source.id, name.strip())
    if found is None and (stem := _stem(name.strip())) != name.strip():
        found = await database.read(links.by_name, source.id, stem)
    found = found or await database.read(other_names.find, source.id, name)
    shown = clean.line(name, limit_cells=60)
    return Nowhere(f"There is no post called “{shown}” here.") if found is None else ToPost(found, anchor)


async def _by_path(database: Database, source: Source, path: str) -> PostId | None:
    """A post by its file, or else by the last part of a permalink, when only one post is called so."""
    wanted = path.strip("/")
    if found := await database.read(links.by_path, source.id, tuple(_files(wanted))):
        return found
    if found := await database.read(other_names.find, source.id, wanted):
        return found
    slug = _DAY.sub("", _stem(posixpath.basename(wanted)))
    return await database.read(links.by_slug, source.id, slug) if slug else None


def _files(path: str) -> Iterator[str]:
    """The files a path may mean, likeliest first."""
    stem, ending = posixpath.splitext(path)
    yield path
    for base in (path, stem) if ending in _ENDINGS else (path,):
        yield from (f"{base}{each}" for each in _ENDINGS)
        yield from (f"{base}/index{each}" for each in _ENDINGS)


def _stem(name: str) -> str:
    """A name without the ending of a post's file: `1.0-timeline` has none."""
    stem, ending = posixpath.splitext(name)
    return stem if ending in _ENDINGS else name


def _spellings(address: str) -> Iterator[str]:
    """The same address with and without TLS, `www.` and a slash at its end."""
    bare = re.sub(r"^https?://(www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")
    for scheme in ("https://", "http://"):
        for host in (bare, f"www.{bare}"):
            yield f"{scheme}{host}"
            yield f"{scheme}{host}/"


def _same_site(url: str, site_url: str) -> bool:
    return bool(site_url) and _host(url) == _host(site_url)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _below_source(article: Article) -> str:
    """The post's file, below its source's folder."""
    return article.path.removeprefix(article.source.location).lstrip("/")


def _is_local(source: Source) -> bool:
    return source.kind in (SourceKind.FOLDER, SourceKind.GUIDE)
