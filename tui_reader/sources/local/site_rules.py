"""By which rule a site makes addresses, as its settings have it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress

from tui_reader.sources.local import dialects
from tui_reader.sources.local.addressing import Rule
from tui_reader.sources.local.dialects import Dialect
from tui_reader.sources.local.settings import Settings, is_linked

_MOST_COLLECTIONS = 100
_BLOG = re.compile(r"\bblog['\"]?\s{0,9}:\s{0,9}\{((?:[^{}]|\{[^{}]{0,2000}\}){0,4000})\}")
_INPUT = re.compile(r"\binput['\"]?\s{0,9}:\s{0,9}[\"']([^\"'\n]{1,200})[\"']")
_DATED = re.compile(r":(?:year|month|day)")


def rule(folder: str, dialect: Dialect, said: Settings, base: str) -> Rule:
    """The rule of a site.

    Args:
        folder: Where the site begins.
        dialect: What makes it.
        said: Its settings.
        base: Its address.
    """
    match dialect:
        case dialects.HUGO:
            return _hugo(said, base)
        case dialects.ZOLA:
            return _zola(said, base)
        case dialects.HEXO:
            dated = bool(_DATED.search(said.text("newpostname")))
            return Rule(
                "hexo", base, said.text("permalink"), root=inside(said.text("sourcedir")), is_dated=dated
            )
        case dialects.JEKYLL:
            return Rule("jekyll", base, said.text("permalink"), tuple(collections(said).items()))
        case dialects.PELICAN:
            return Rule("pelican", base, said.text("articleurl"), root=inside(said.text("path")))
        case dialects.ASTRO:
            return Rule("astro", base, sections=tuple(_astro_routes(folder)))
        case dialects.DOCUSAURUS:
            route = blog_option(said, "routeBasePath") or "blog"
            root = inside(blog_option(said, "path"))
            return Rule("docusaurus", base, f"/{route.strip('/')}".rstrip("/"), root=root)
        case dialects.ELEVENTY:
            found = _INPUT.search(said.source)
            return Rule("eleventy", base, root=inside(found[1]) if found else "")
        case _:
            return Rule()


def _zola(said: Settings, base: str) -> Rule:
    languages = tuple(said.table("languages"))
    language = said.text("defaultlanguage") or "en"
    return Rule("zola", base, said.text("slugify.paths"), (), "content", languages, language)


def inside(place: str) -> str:
    """A folder below the site's, without `./` and a slash at its end; empty when it lies outside."""
    plain = posixpath.normpath(place.strip()) if place.strip() else ""
    return "" if plain in ("", ".", "..") or plain.startswith(("../", "/")) or "\0" in plain else plain


def collections(said: Settings) -> dict[str, str]:
    """The folders of Jekyll's collections that are published, and the pattern of each."""
    top = inside(said.text("collectionsdir"))
    found = {}
    for name, about in list(said.table("collections").items())[:_MOST_COLLECTIONS]:
        told = Settings(about) if isinstance(about, dict) else Settings()
        if told.is_set("output") and re.fullmatch(r"[\w-]+", name) and name not in ("posts", "drafts"):
            found[f"{top}/_{name}" if top else f"_{name}"] = told.text("permalink")
    return found


def blog_option(said: Settings, name: str) -> str:
    """An option of Docusaurus' blog, as its program plainly sets it."""
    for options in _BLOG.finditer(said.source):
        if found := re.search(rf"\b{name}['\"]?\s{{0,9}}:\s{{0,9}}[\"']([^\"'\n]{{1,200}})[\"']", options[1]):
            return found[1]
    return ""


def _hugo(said: Settings, base: str) -> Rule:
    languages = said.table("languages")
    default = said.text("defaultcontentlanguage") or "en"
    unread = isinstance(said.value("uglyurls"), dict) or any(
        isinstance(language, dict) and Settings(language).text("baseurl", "contentdir")
        for language in languages.values()
    )
    if unread:
        return Rule()
    permalinks = said.table("permalinks")
    of_pages = permalinks.get("page", permalinks)
    sections = tuple((of_pages if isinstance(of_pages, dict) else permalinks).items())
    return Rule(
        "hugo",
        base,
        sections=tuple((section, pattern) for section, pattern in sections if isinstance(pattern, str)),
        root=inside(said.text("contentdir")),
        languages=tuple(languages),
        language="" if said.is_set("defaultcontentlanguageinsubdir") else default,
        is_ugly=said.is_set("uglyurls"),
    )


def _astro_routes(folder: str) -> Iterator[tuple[str, str]]:
    """The collections that pages of the site show under their names."""
    names: list[str] = []
    with suppress(OSError):
        if not is_linked(folder, "src/content"):
            with os.scandir(f"{folder}/src/content") as found:
                names = sorted(entry.name for entry in found if entry.is_dir(follow_symlinks=False))
    for name in names[:_MOST_COLLECTIONS]:
        for route in ("[...slug]", "[slug]", "[...id]", "[id]"):
            if os.path.isfile(f"{folder}/src/pages/{name}/{route}.astro"):  # noqa: PTH113, paths are text here
                yield f"src/content/{name}", name
                break
    for place in ("blog", "posts", "post", "articles", "notes"):
        yield f"src/pages/{place}", place
