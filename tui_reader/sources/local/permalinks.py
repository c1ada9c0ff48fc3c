"""Where a generator publishes a local post: by its path, its slug, and the site's rule for addresses.

Only what is certain is told. Where a site has rules of its own that are not read here, a post has no
address rather than a wrong one.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, urljoin

_DAY_IN_NAME = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[-_](?=.)", re.ASCII)
_LANGUAGE = re.compile(r".\.[a-z]{2}(?:-[A-Za-z]{2})?$")
_NOT_IN_SLUG = re.compile(r"[^\w.-]+")
_LEFT_OVER = re.compile(r":[a-z_]+")

_JEKYLL = {
    "": "/:categories/:year/:month/:day/:title.html",
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}
_HEXO = ":year/:month/:day/:title/"


class Rule(NamedTuple):
    """How a site makes addresses."""

    generator: str = ""
    """`hugo`, `zola`, `jekyll`, `hexo`; empty: nobody knows."""
    base: str = ""
    """The site's own address."""
    pattern: str = ""
    """The site's setting for addresses, as written."""


class Named(NamedTuple):
    """What a post says that goes into its address."""

    path: str
    """Below the folder of the site, `/` between the parts."""
    slug: str = ""
    address: str = ""
    """An address of its own below the site's: `/about/me/`."""
    day: date | None = None
    categories: tuple[str, ...] = ()


def permalink(rule: Rule, post: Named) -> str:
    """The post's whole address, or empty where it isn't certain."""
    if not rule.base.startswith(("http://", "https://")):
        return ""
    if post.address.startswith("/") and not _LEFT_OVER.search(post.address):
        return _joined(rule.base, post.address)
    match rule.generator:
        case "hugo" | "zola":
            below = _by_path(rule.generator, post)
        case "jekyll":
            below = _by_pattern(_JEKYLL.get(rule.pattern, rule.pattern), "_posts", post)
        case "hexo":
            below = _by_pattern(rule.pattern or _HEXO, "source/_posts", post)
        case _:
            below = ""
    return _joined(rule.base, below) if below else ""


def _by_path(generator: str, post: Named) -> str:
    """`content/blog/kcl/index.md` and `content/blog/kcl.md` are both at `/blog/kcl/`."""
    head, _, path = post.path.partition("/")
    place = PurePosixPath(path)
    stem = place.stem
    if head != "content" or not path or stem == "_index" or _LANGUAGE.search(stem):
        return ""
    folders, name = list(place.parent.parts), stem
    if stem == "index":
        if not folders:
            return "/"
        name = folders.pop()
    if generator == "zola":
        name = _DAY_IN_NAME.sub("", name, count=1)
    elif post.slug == "" and not name.isascii():
        return ""
    parts = [_slug(part) for part in folders] + [post.slug or _slug(name)]
    return f"/{'/'.join(parts)}/"


def _by_pattern(pattern: str, folder: str, post: Named) -> str:
    if f"{folder}/" not in f"{post.path}/" or post.day is None:
        return ""
    name = _DAY_IN_NAME.sub("", PurePosixPath(post.path).stem, count=1)
    title = post.slug or name
    values = {
        ":categories": "/".join(_slug(category) for category in post.categories),
        ":category": "/".join(_slug(category) for category in post.categories),
        ":year": f"{post.day:%Y}",
        ":month": f"{post.day:%m}",
        ":i_month": str(post.day.month),
        ":day": f"{post.day:%d}",
        ":i_day": str(post.day.day),
        ":title": title,
        ":slug": title,
        ":name": name,
        ":output_ext": ".html",
    }
    made = re.sub(r":[a-z_]+", lambda found: values.get(found[0], found[0]), pattern)
    return "" if _LEFT_OVER.search(made) else re.sub("//+", "/", f"/{made}")


def _slug(part: str) -> str:
    return _NOT_IN_SLUG.sub("-", part.strip().lower()).strip("-")


def _joined(base: str, below: str) -> str:
    return urljoin(f"{base.rstrip('/')}/", quote(below.lstrip("/"), safe="/%:@!$&'()*+,;=~-._"))
