"""What the fields of a front matter say, whichever generator it was written for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from tui_reader.sources.fields import Value, folded, quote
from tui_reader.sources.local.dialects import ELEVENTY, PLAIN, Dialect
from tui_reader.text import dates

_PUBLISHED = (
    *("date", "published", "pubdate", "publishdate", "publisheddate", "publishedat", "datepublished"),
    *("created", "createdat", "datecreated", "creationdate"),
)
_UPDATED = (
    *("lastmod", "updated", "modified", "lastmodifiedat", "lastmodified", "lastupdated"),
    *("updatedat", "updateddate", "modifieddate", "datemodified"),
)
_AUTHORS = ("authors", "author", "creator", "byline")
_TAGS = ("tags", "tag")
_CATEGORIES = ("categories", "category")
_SUMMARY = ("summary", "description", "excerpt", "abstract", "subtitle")
_LINKS = ("permalink", "canonicalurl", "canonical", "url", "link", "externalurl")
_IMAGES = ("image", "cover", "featuredimage", "thumbnail", "heroimage", "banner", "ogimage", "images")
_ALIASES = ("aliases", "alias", "redirectfrom")
_LANGUAGES = ("lang", "language", "locale")
_ADDRESSES = ("path", "url", "permalink", "slug")
_OWN_ADDRESSES = ("url", "permalink", "path")
_NESTED = ("taxonomies", "extra", "params", "date")

_YES = frozenset(("true", "yes", "on", "1", "y"))
_NO = frozenset(("false", "no", "off", "0", "n"))
_NEVER = frozenset(("never", "false"))
_BUILT = ("list", "render")
_LEFT_OUT = (("headless", True), ("eleventyexcludefromcollections", True), ("render", False))
_DRAFT_STATES = frozenset(("draft", "hidden", "private"))
_DAY_IN_ADDRESS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|-|$)", re.ASCII)
_FAR = datetime(9998, 1, 1, tzinfo=UTC)
_MOST = 100
"""Authors, tags or categories that are taken."""


class PostFields:
    """Looks fields up, whatever the spelling of their names, and notes what it can't use.

    Args:
        fields: What the post says.
        inherited: What holds of it where it says nothing.
        dialect: Whose fields they are.
    """

    def __init__(
        self,
        fields: Mapping[str, Value],
        inherited: Mapping[str, Value] | None = None,
        dialect: Dialect = PLAIN,
    ) -> None:
        self.notes: list[str] = []
        self._dialect = dialect
        self._values: dict[str, Value] = {folded(key): value for key, value in (inherited or {}).items()}
        self._values |= {folded(key): value for key, value in fields.items()}
        for name in _NESTED:
            if isinstance(nested := self._values.get(name), dict):
                for key, value in nested.items():
                    self._values.setdefault(folded(key), value)

    def title(self) -> str:
        """The title, or empty."""
        return self._text(("title",))

    def published(self) -> str | datetime | None:
        """When the post says it was published: by a date, or by an address made of one (Zola's `path`)."""
        return self._date(_PUBLISHED) or self._day_in_address()

    def updated(self) -> str | datetime | None:
        """When the post says it was changed last."""
        return self._date(_UPDATED)

    def authors(self) -> tuple[str, ...]:
        """Names: of a text, a list, or mappings with a `name`."""
        return self._listed(_AUTHORS, apart=self._dialect.authors_apart)

    def tags(self) -> tuple[str, ...]:
        """Tags, without the number sign some write."""
        tags = self._listed(_TAGS, apart=self._dialect.words_apart)
        if self._dialect.collections:
            tags = tuple(tag for tag in tags if tag.lower() not in self._dialect.collections)
        return (
            tuple(tag.lstrip("# ") for tag in tags if tag.strip("# "))
            if any("#" in tag for tag in tags)
            else tags
        )

    def categories(self) -> tuple[str, ...]:
        """Categories; Hexo's nested ones one after the other."""
        return self._listed(_CATEGORIES, apart=self._dialect.words_apart)

    def summary(self) -> str:
        """What the post says it is about."""
        return self._text(_SUMMARY)

    def subtitle(self) -> str:
        """What stands below the title, or empty."""
        return self._text(("subtitle",)) if "subtitle" in self._values else ""

    def links(self) -> tuple[tuple[str, str], ...]:
        """Names and addresses of pages that belong to the post, as `links` of Hugo's themes tells them."""
        value = self._values.get("links")
        pairs = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
        found = ((item.get("name") or item.get("title"), item.get("url")) for item in pairs[:_MOST])
        return tuple(
            (name, url)
            for name, url in found
            if isinstance(name, str) and name.strip() and isinstance(url, str) and _is_whole(url)
        )

    def language(self) -> str:
        """The language the post says it is written in."""
        return self._text(_LANGUAGES)

    def link(self) -> str:
        """The address the post has on the web: only a whole one, for a part of one leads nowhere."""
        for _, value in self._given(_LINKS):
            if isinstance(value, str) and _is_address(value):
                return value
        return ""

    def slug(self) -> str:
        """What the post wants its file to be called in its address, or empty."""
        return self._text(("slug",)).strip("/")

    def own_address(self, names: tuple[str, ...] = _OWN_ADDRESSES) -> str:
        """An address below the site's that takes the place of every rule: `url`, `path`, `permalink`."""
        for name in names:
            value = self._values.get(name)
            if isinstance(value, str) and value.strip() and not _is_address(value):
                return f"/{value.strip().lstrip('/')}"
        return ""

    def aliases(self) -> tuple[str, ...]:
        """Addresses the post had before, other names of a note: a link may still say them."""
        return self._listed(_ALIASES)

    def image(self, path: str) -> str:
        """The post's picture: an address, or a path below the searched folder; nothing outside of it.

        Args:
            path: The post's own path below that folder.
        """
        for _, value in self._given(_IMAGES):
            for found in map(str.strip, _strings(value)):
                if _is_address(found):
                    return found
                if inside := _inside(found, path):
                    return inside
                self.notes.append(f"The picture {quote(found)} lies outside the folder, so it was ignored.")
        return ""

    def is_draft(self) -> bool:
        """Whether the post says it is not finished."""
        return (
            self._flag("draft") is True
            or self._flag("published") is False
            or self._flag("unlisted") is True
            or str(self._values.get("status", "")).lower() in _DRAFT_STATES
        )

    def is_no_post(self) -> bool:
        """Whether its generator is told to leave it out of every list: a part of a page, not a post."""
        built = self._values.get("build")
        never_built = isinstance(built, dict) and any(str(built.get(key)).lower() in _NEVER for key in _BUILT)
        is_template = self._dialect is ELEVENTY and self._flag("permalink") is False
        is_drawing = "excalidrawplugin" in self._values
        return (
            never_built
            or is_template
            or is_drawing
            or any(self._flag(name) is wanted for name, wanted in _LEFT_OUT)
        )

    def _given(self, keys: tuple[str, ...]) -> list[tuple[str, Value]]:
        """The fields of these names that there are; most posts have few."""
        values = self._values
        return [] if values.keys().isdisjoint(keys) else [(key, values[key]) for key in keys if key in values]

    def _text(self, keys: tuple[str, ...]) -> str:
        for key, value in self._given(keys):
            if isinstance(value, str):
                if value := value.strip():
                    return value
            elif isinstance(value, int | float | date) and not isinstance(value, bool):
                return str(value)
            elif value is not None:
                self.notes.append(f"The field “{key}” is no text, so it was ignored.")
        return ""

    def _date(self, keys: tuple[str, ...]) -> str | datetime | None:
        for key, value in self._given(keys):
            if (
                value is None
                or isinstance(value, bool | dict)
                or (isinstance(value, str) and _is_flag(value))
            ):
                continue
            if isinstance(value, datetime):
                return value
            written = str(value) if isinstance(value, str | int | float | date) else ""
            if dates.parse(written, now=_FAR):
                return written
            self.notes.append(f"The {key} {quote(str(value)[:100])} is no date that can be read.")
        return None

    def _day_in_address(self) -> str | None:
        for _, value in self._given(_ADDRESSES):
            if isinstance(value, str) and (found := _DAY_IN_ADDRESS.search(value)):
                return "-".join(found.groups())
        return None

    def _listed(self, keys: tuple[str, ...], *, apart: str = "") -> tuple[str, ...]:
        for _, value in self._given(keys):
            texts = _parted(value, apart) if apart and isinstance(value, str) else _strings(value)
            if found := tuple(
                dict.fromkeys([text.strip() for text in texts[:_MOST] if text and not text.isspace()])
            ):
                return found
        return ()

    def _flag(self, key: str) -> bool | None:
        value = self._values.get(key)
        if isinstance(value, bool):
            return value
        word = value.lower() if isinstance(value, str) else ""
        return True if word in _YES else False if word in _NO else None


def _parted(text: str, apart: str) -> list[str]:
    """The texts in one: between the first of these signs that stands in it."""
    sign = next((sign for sign in apart if sign in text), ",")
    return text.split(None if sign == " " else sign)


def _strings(value: Value) -> list[str]:
    """The texts of a value. Nearly all are one text, or a list of them."""
    if isinstance(value, str):
        return [value]
    texts = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
    return texts if isinstance(value, list) and len(texts) == len(value) else list(_nested(value))


def _nested(value: Value) -> Iterator[str]:
    """The texts of a value, however deep: an author can be a mapping, a category a list."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case bool() | None:
                continue
            case int(number):
                yield str(number)
            case list(items):
                waiting.extend(reversed(items))
            case dict(pairs):
                waiting.append(next((pairs[key] for key in _NAMING if key in pairs), None))


_NAMING = ("name", "title", "image", "src", "url", "path")


def _is_flag(text: str) -> bool:
    return text.lower() in _YES or text.lower() in _NO


def _is_address(text: str) -> bool:
    return text[:8].lower().startswith(("http://", "https://"))


def _is_whole(url: str) -> bool:
    """An address that can stand between angle brackets."""
    return _is_address(url) and not any(sign in url for sign in "<> \n\t\\")


def _inside(written: str, path: str) -> str:
    """A picture's path below the searched folder, empty when it leads out of it or is none."""
    if ":" in written or "\\" in written or "\0" in written:
        return ""
    joined = written.lstrip("/") if written.startswith("/") else f"{posixpath.dirname(path)}/{written}"
    found = posixpath.normpath(joined.lstrip("/"))
    return "" if found in (".", "..") or found.startswith(("../", "/")) else found
