"""The site a folder of posts belongs to: what its generator's settings say.

Only the few lines that name the site are looked at; a generator's settings are a language, or a
program, of their own.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tui_reader.sources import front_matter
from tui_reader.sources.local import regular_file
from tui_reader.sources.local.permalinks import Rule

_LARGEST = 256 * 1024

_OWN_NAMES = (
    *("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"),
    *("config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml"),
    *("_config.yml", "_config.yaml", "_config.toml", "pelicanconf.py", "mkdocs.yml"),
    *(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    *("astro.config.mjs", "astro.config.ts", "astro.config.js", "gatsby-config.js", "gatsby-config.ts"),
)
"""Files that only a generator has."""
_SHARED_NAMES = (
    *("config.toml", "config.yaml", "config.yml", "config.json", "zola.toml"),
    *("config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml"),
)
"""Files that many programs have: they count when they name a site's address (Hugo, Zola)."""

_POSTS = frozenset(("content", "source", "src", "_posts", "_drafts", "posts", "pages", "blog"))
"""What generators call the folder of posts, which may be opened in place of the site's."""
_HIGHEST = 3

_SETTING = re.compile(
    r"^[\"']?(title|site_?name|(?:base_?|site_?)?url)[\"']?[ \t]*[:=][ \t]*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|([^#\n,{\[|>&*]*))",
    re.MULTILINE | re.IGNORECASE,
)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


class Site(NamedTuple):
    """A generator's site."""

    folder: str
    """Where its settings lie."""
    title: str = ""
    url: str = ""
    """Absolute http(s) address, or empty."""
    rule: Rule = Rule()
    """How it makes the addresses of its posts."""


def find(root: str) -> Site | None:
    """The site whose sources the folder is, or holds the posts of; None for a plain folder."""
    folder = PurePosixPath(root)
    seen_posts = False
    for _ in range(_HIGHEST + 1):
        if (str(folder) == root or seen_posts) and (site := _settled(str(folder))):
            return site
        seen_posts = seen_posts or folder.name in _POSTS
        folder = folder.parent
    return None


def title_of(root: str, site: Site | None) -> str:
    """What to call a folder: its site's title, what its `_index.md` says, or its name."""
    if site and site.title:
        return site.title
    index = regular_file.read(f"{root}/_index.md", _LARGEST)
    if not isinstance(index, regular_file.Reason):
        title = front_matter.split(index.data.decode("utf-8", "replace")).fields.get("title")
        if isinstance(title, str) and title.strip():
            return title.strip()
    folder = PurePosixPath(root)
    while folder.name in _POSTS and folder.parent.name:
        folder = folder.parent
    return folder.name or root


def _settled(folder: str) -> Site | None:
    for name in _OWN_NAMES:
        content = regular_file.read(f"{folder}/{name}", _LARGEST)
        if not isinstance(content, regular_file.Reason):
            return _read(folder, name, content.data)
    for name in _SHARED_NAMES:
        content = regular_file.read(f"{folder}/{name}", _LARGEST)
        if not isinstance(content, regular_file.Reason) and (site := _read(folder, name, content.data)).url:
            return site
    return None


def _read(folder: str, name: str, data: bytes) -> Site:
    if name.endswith(("js", "ts")):
        return Site(folder)  # a program: it would have to be run
    text = whole = data.decode("utf-8", "replace").replace("\r", "")
    if name.endswith(".toml") and (table := _TABLE.search(text)):
        text = text[: table.start()]
    elif name.endswith(".json"):
        text = "\n".join(line.strip() for line in text.split("\n"))
    settings: dict[str, str] = {}
    for found in _SETTING.finditer(text):
        settings.setdefault(found[1].lower().replace("_", ""), _value(found))
    url = _url(settings)
    title = settings.get("title") or settings.get("sitename") or ""
    return Site(folder, title, url, _rule(folder, name, whole, url))


def _rule(folder: str, name: str, text: str, url: str) -> Rule:
    """What makes the site, by what only that generator has, and how it makes addresses."""
    if name.startswith(("hugo.", "config/")) or (name.startswith("config.") and "baseURL" in text):
        known = not re.search(r"permalinks|uglyurls|\[languages|^languages:", text, re.I | re.M)
        return Rule("hugo", url) if known else Rule()
    if name == "zola.toml" or (name == "config.toml" and re.search(r"^base_url\s*=", text, re.M)):
        return Rule("zola", url)
    if name.startswith("_config."):
        found = re.search(r"^permalink:[ \t]*[\"']?([^\"'#\n]*)", text, re.M)
        pattern = found[1].strip() if found else ""
        if (Path(folder) / "source" / "_posts").is_dir():
            return Rule("hexo", url, pattern)
        return Rule("jekyll", url, pattern)
    return Rule()


def _value(found: re.Match[str]) -> str:
    if found[2] is not None:
        return re.sub(r"\\(.)", r"\1", found[2])
    return (found[3] if found[3] is not None else found[4]).strip()


def _url(settings: dict[str, str]) -> str:
    """Jekyll writes the address in two halves, the others in one."""
    base = settings.get("baseurl", "")
    url = settings.get("url", "").rstrip("/") + (base if base.startswith("/") else "")
    written = (base, settings.get("siteurl", ""), url)
    return next((each for each in written if each.startswith(("http://", "https://"))), "")
