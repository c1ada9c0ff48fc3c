"""Addresses that a site's setting spells: `/:year/:month/:title/`, `{date:%Y}/{slug}.html`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath

from tui_reader.sources.local.addressing import Named, Rule

PLACE = re.compile(r":[a-z_]+")
"""Where something is put in."""

_DAY_IN_NAME = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?[-_](?=.)", re.ASCII)
_NOT_IN_SLUG = re.compile(r"[\W_]+")
_NOT_PRETTY = re.compile(r"[^\w.~!$&'()+,;=@]+")
_PELICAN_PLACE = re.compile(r"\{(slug|category|lang|date:((?:%[YymdjbBHMS]|[/._-])+))\}")
_FILE_SLUG = re.compile(r"\{\{-?\s*page\.fileSlug(?:\s*\|\s*slug(?:ify)?)?\s*-?\}\}")
_TITLE_SLUG = re.compile(r"\{\{-?\s*title\s*\|\s*slug(?:ify)?\s*-?\}\}")
_KEPT_BY_HUGO = re.compile(r"[+#~&/]")

_JEKYLL = {
    "": "/:categories/:year/:month/:day/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_HEXO = ":year/:month/:day/:title/"


def own(rule: Rule, post: Named) -> str:
    """The address of its own that a post spells with places to fill."""
    match rule.generator:
        case "jekyll":
            return _filled(post.address, _jekyll_values(post))
        case "eleventy":
            return _eleventy(post)
        case _:
            return ""


def jekyll(rule: Rule, post: Named) -> str:
    """A post below any `_posts`, or a document of a collection."""
    style = rule.pattern
    if f"/{post.path}".find("/_posts/") >= 0:
        return _filled(_JEKYLL.get(style, style), _jekyll_values(post)) if post.day else ""
    for folder, pattern in rule.sections:
        if post.path.startswith(f"{folder}/"):
            collection = folder.rpartition("/")[2].lstrip("_")
            path = str(PurePosixPath(post.path[len(folder) + 1 :]).with_suffix(""))
            values = {**_jekyll_values(post), ":collection": collection, ":path": path}
            return _filled(pattern or f"/:collection/:path{_suffix(style)}", values)
    return ""


def hexo(rule: Rule, post: Named) -> str:
    """A post below `source/_posts`."""
    root = f"{rule.root or 'source'}/_posts/"
    if not post.path.startswith(root) or post.day is None:
        return ""
    below = PurePosixPath(post.path[len(root) :]).with_suffix("")
    name = _DAY_IN_NAME.sub("", below.name, count=1) if rule.is_dated else below.name
    category = "/".join(_slug(each) for each in post.categories)
    values = {
        **_day_values(post.day),
        ":title": str(below.with_name(name)),  # a slug of its own Hexo doesn't heed
        ":name": name,
        ":category": category,
    }
    if not category:
        values.pop(":category")  # a site's word for posts without one takes its place
    return _filled(rule.pattern or _HEXO, values)


def pelican(rule: Rule, post: Named) -> str:
    """An article, by its slug, which is made of its title."""
    values: dict[str, str] = {"slug": post.slug or _slug_of_title(post.title)}
    if post.categories:
        values["category"] = _slug_of_title(post.categories[0])

    def fill(found: re.Match[str]) -> str:
        if found[2] is not None and post.day:
            return post.day.strftime(found[2])
        return values.get(found[1]) or "{"

    made = _PELICAN_PLACE.sub(fill, rule.pattern or "{slug}.html")
    return "" if "{" in made else f"/{made.lstrip('/')}"


def hugo(pattern: str, section: str, name: str, post: Named) -> str:
    """A page whose section has a pattern.

    Args:
        pattern: As the site's settings have it.
        section: The folders it lies in.
        name: Of its file.
        post: What else it says.
    """
    title = "" if _KEPT_BY_HUGO.search(post.title) else _slug_of_title(post.title)
    slug = post.slug or title
    values = {
        **(_day_values(post.day) if post.day else {}),
        ":section": section.partition("/")[0],
        ":sections": section,
        **{key: value for key, value in ((":title", title), (":slug", slug)) if value},
        **dict.fromkeys((":filename", ":contentbasename"), name),
        **dict.fromkeys((":slugorfilename", ":slugorcontentbasename"), post.slug or name),
    }
    return _filled(pattern, values) if name.isascii() else ""


def _jekyll_values(post: Named) -> dict[str, str]:
    before = (
        re.split(r"(?:^|/)_(?:posts|drafts)/", post.path, maxsplit=1)[0] if "_posts/" in post.path else ""
    )
    folders = [part for part in before.split("/") if part]
    categories = dict.fromkeys(category.lower() for category in (*folders, *post.categories))
    name = _DAY_IN_NAME.sub("", PurePosixPath(post.path).stem, count=1)
    return {
        **(_day_values(post.day) if post.day else {}),
        ":categories": "/".join(categories),
        ":slugified_categories": "/".join(map(_slug, categories)),
        ":title": _NOT_PRETTY.sub("-", post.slug or name).strip("-"),
        ":slug": _slug(post.slug or name),
        ":name": _slug(name),
        ":output_ext": ".html",
    }


def _day_values(day: date) -> dict[str, str]:
    values = {
        ":year": f"{day:%Y}",
        ":short_year": f"{day:%y}",
        ":month": f"{day:%m}",
        ":i_month": str(day.month),
        ":day": f"{day:%d}",
        ":i_day": str(day.day),
        ":y_day": f"{day:%j}",
        ":yearday": str(day.timetuple().tm_yday),
        ":week": f"{day:%V}",
        ":w_year": f"{day:%G}",
        ":w_day": f"{day:%u}",
        ":monthname": _MONTHS[day.month - 1].lower(),
        ":long_month": _MONTHS[day.month - 1],
        ":short_month": _MONTHS[day.month - 1][:3].upper(),
        ":long_day": _DAYS[day.weekday()],
        ":short_day": _DAYS[day.weekday()][:3].upper(),
    }
    if isinstance(day, datetime):
        values |= {":hour": f"{day:%H}", ":minute": f"{day:%M}", ":second": f"{day:%S}"}
    return values


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _eleventy(post: Named) -> str:
    place = PurePosixPath(post.path)
    stem = _DAY_IN_NAME.sub("", place.parent.name if place.stem == "index" else place.stem, count=1)
    made = _FILE_SLUG.sub(lambda _: stem, post.address)
    made = _TITLE_SLUG.sub(lambda _: _slug(post.title) if post.title.isascii() else "{", made)
    return "" if "{" in made else made.removesuffix("index.html")


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with everything put in; empty when something is left that nobody knows."""
    made = PLACE.sub(lambda found: values.get(found[0], found[0]), pattern)
    return "" if PLACE.search(made) else re.sub("//+", "/", f"/{made}")


def _suffix(style: str) -> str:
    """What a collection's addresses end in, by how the site's do."""
    if style in _JEKYLL:
        return "/" if style == "pretty" else ":output_ext"
    return "/" if style.endswith("/") else ":output_ext" if style.endswith(":output_ext") else ""


def _slug(part: str) -> str:
    return _NOT_IN_SLUG.sub("-", part.lower()).strip("-")


def _slug_of_title(title: str) -> str:
    """Words with `-` between them; empty where letters would be rewritten."""
    if not title.isascii():
        return ""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-_")
