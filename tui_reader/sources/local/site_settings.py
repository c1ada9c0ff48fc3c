"""What a site's settings say that a reader wants to know: its name, its address, its clock, its posts."""

from __future__ import annotations

import os.path
import posixpath
import re
from collections.abc import Mapping
from datetime import tzinfo
from typing import NamedTuple
from urllib.parse import urljoin

from tui_reader.sources import addresses
from tui_reader.sources.fields import Value
from tui_reader.sources.local import dialects, settings, site_rules
from tui_reader.sources.local.addressing import Rule
from tui_reader.sources.local.dialects import Dialect
from tui_reader.sources.local.settings import Settings
from tui_reader.text import dates

_TITLES = ("title", "sitename", "sitetitle", "name", "params.title")
_AUTHORS = ("author.name", "author", "params.author.name", "params.author", "authorname")
_MOST_DEFAULTS = 50


class Default(NamedTuple):
    """Fields that a site gives to posts of one place (Jekyll's `defaults`)."""

    folder: str
    """Below the site's; empty: everywhere."""
    kind: str
    """`posts`, `drafts`, a collection's name, or empty."""
    fields: Mapping[str, Value]


class Known(NamedTuple):
    """What the settings say."""

    title: str
    url: str
    """Absolute http(s) address, or empty."""
    author: str
    zone: tzinfo | None
    posts: str
    pages: str
    rule: Rule
    defaults: tuple[Default, ...]


def known(folder: str, dialect: Dialect, said: Settings) -> Known:
    """Read a site's settings.

    Args:
        folder: Where the site begins.
        dialect: Whose settings they are.
        said: All of them.
    """
    named = Settings(_metadata(said)) if dialect is dialects.ELEVENTY else said
    url = _url(named)
    zone = dates.zone_named(said.text("timezone"))
    return Known(
        _title(named),
        url,
        named.text(*_AUTHORS),
        zone,
        _posts(folder, dialect, said),
        _pages(folder, dialect),
        site_rules.rule(folder, dialect, said, url)._replace(zone=zone),
        tuple(_defaults(said)) if dialect is dialects.JEKYLL else (),
    )


def with_more(dialect: Dialect, said: Settings, name: str, more: Settings) -> Settings:
    """The settings with those of one more file.

    Args:
        dialect: Whose settings they are.
        said: What is known so far.
        name: Path of the other file, below the site's folder.
        more: What it says.
    """
    if dialect is dialects.HUGO:  # each table may have a file of its own
        table = posixpath.basename(name).partition(".")[0]
        return said.over({table: dict(more.values)})
    if dialect is dialects.PELICAN:  # the settings a site is published with go over those it is written with
        return Settings({key: value for key, value in more.values.items() if value != ""}).over(said.values)
    if dialect is dialects.ELEVENTY:
        return Settings({**said.values, "metadata": {**more.values, **_metadata(said)}}, said.source)
    return said.over(more.values)


def _metadata(said: Settings) -> dict[str, Value]:
    return said.table("metadata")


def _title(said: Settings) -> str:
    own = said.text(*_TITLES)
    languages = said.table("languages")
    language = said.text("defaultcontentlanguage") or next(iter(languages), "")
    return own or said.text(f"languages.{language.lower()}.title")


def _url(said: Settings) -> str:
    """Jekyll, Docusaurus and Astro write the address in two halves, the others in one."""
    base = said.text("baseurl")
    site = said.text("url", "site", "website", "homepage")
    below = base or said.text("base")
    if _is_address(site) and below.startswith("/"):
        site = urljoin(f"{site.rstrip('/')}/", below.strip("/")) if below.strip("/") else site
    written = (base, said.text("siteurl"), site)
    return next((each for each in written if _is_address(each)), "")


def _is_address(text: str) -> bool:
    return bool(addresses.absolute("", text))


def _posts(folder: str, dialect: Dialect, said: Settings) -> str:
    """Where posts lie: as always with this generator, unless the settings say otherwise."""
    match dialect:
        case dialects.HUGO:
            places = [said.text("contentdir") or "content"]
            places += [
                Settings(t).text("contentdir")
                for t in said.table("languages").values()
                if isinstance(t, dict)
            ]
        case dialects.PELICAN:
            places = [said.text("path")]
        case dialects.DOCUSAURUS:
            places = [site_rules.blog_option(said, "path") or "blog"]
        case dialects.MKDOCS:
            docs = site_rules.inside(said.text("docsdir")) or "docs"
            # With its blog among the documents, the documents are pages.
            has_blog = os.path.isdir(f"{folder}/{docs}/blog/posts")  # noqa: PTH112, paths are text here
            places = [f"{docs}/blog/posts" if has_blog else said.text("docsdir")]
        case dialects.JEKYLL:
            places = list(site_rules.collections(said))
        case dialects.HEXO:
            source = said.text("sourcedir") or "source"
            places = [f"{source}/_posts", f"{source}/_drafts"]
        case _:
            places = []
    found = [re.escape(place) for each in places if (place := site_rules.inside(each))]
    own = rf"(?:{'|'.join(found)})(?:/.*)?" if found else ""
    adds = dialect in (dialects.JEKYLL, dialects.DOCUSAURUS)
    return f"{dialect.posts}|{own}" if own and adds else own or dialect.posts


def _pages(folder: str, dialect: Dialect) -> str:
    """Folders of posts that hold none: those of a vault's templates are named by the vault."""
    if dialect is not dialects.OBSIDIAN:
        return dialect.pages
    names = []
    for file, key in (
        ("templates.json", "folder"),
        ("plugins/templater-obsidian/data.json", "templatesfolder"),
    ):
        said = settings.read(folder, f".obsidian/{file}")
        if said and (place := site_rules.inside(said.text(key))):
            names.append(re.escape(place))
    return rf"(?:{'|'.join(names)})(?:/.*)?" if names else dialect.pages


def _defaults(said: Settings) -> list[Default]:
    listed = said.value("defaults")
    found = []
    for each in listed[:_MOST_DEFAULTS] if isinstance(listed, list) else ():
        one = Settings(each) if isinstance(each, dict) else Settings()
        place, fields = site_rules.inside(one.text("scope.path")), one.table("values")
        if fields and "*" not in place:
            found.append(Default(place, one.text("scope.type"), fields))
    return found
