"""From the bytes of a local file to an entry: still as a stranger wrote it, but its fields told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from tui_reader.entries import RawEntry
from tui_reader.models import BodyKind
from tui_reader.sources import front_matter
from tui_reader.sources.decoding import text_of
from tui_reader.sources.local import candidates, headings, paths, permalinks
from tui_reader.sources.local.permalinks import Rule
from tui_reader.sources.local.post_fields import PostFields
from tui_reader.sources.local.regular_file import Content
from tui_reader.text import encoding


class Beside(NamedTuple):
    """Where the searched folder lies in its site."""

    folder: str
    """Below the folder of the site; `.` is that itself."""
    rule: Rule


def read(path: str, content: Content, root: str, beside: Beside | None = None) -> RawEntry | None:
    """Make an entry of a file; None when it is no text.

    The title is what the front matter says, else the first heading, else made of the file's name.
    A heading that only repeats the title at the top of the text goes: it would be shown twice.

    Args:
        path: Below the searched folder; it is the entry's identity.
        content: The file's bytes.
        root: Name of the searched folder, for an `index` directly in it.
        beside: Its site, by whose rules it has its address on the web.
    """
    kind = candidates.kind_of(path) or BodyKind.MARKDOWN
    text = text_of(content.data, {}) if kind is BodyKind.HTML else encoding.decode(content.data)
    if _is_binary(content.data) and _is_binary(text.encode("utf-8", "surrogatepass")):
        return None
    matter = front_matter.split(text)
    fields = PostFields(matter.fields)
    title, body = fields.title(), matter.body
    if kind is BodyKind.MARKDOWN:
        title, body = _headed(title, body)
    elif kind is BodyKind.TEXT and not title and (heading := headings.opening(body)):
        title = heading.text
    entry = replace(
        _said(fields, path),
        link=fields.link() or (_permalink(path, fields, beside) if beside else ""),
        title=title or ("" if kind is BodyKind.HTML else paths.title(path, root)),
        body=body,
        body_kind=kind,
        stamp=content.stamp,
        file_time=_moment(content.mtime_ns),
        notes=(*matter.notes, *fields.notes),
    )
    return _with_page(entry, root) if kind is BodyKind.HTML else entry


def _said(fields: PostFields, path: str) -> RawEntry:
    """What the front matter and the path say of a post."""
    day = paths.day(path)
    return RawEntry(
        guid=path,
        authors=fields.authors(),
        tags=fields.tags(),
        categories=fields.categories(),
        published=fields.published(),
        updated=fields.updated(),
        summary=fields.summary(),
        image=fields.image(path),
        language=fields.language(),
        draft=fields.is_draft() or paths.is_draft(path),
        path=path,
        name_date=day.isoformat() if day else "",
    )


def _permalink(path: str, fields: PostFields, beside: Beside) -> str:
    published = fields.published()
    named = paths.day(path)
    day = published.date() if isinstance(published, datetime) else named or _day(published)
    below = path if beside.folder == "." else f"{beside.folder}/{path}"
    post = permalinks.Named(below, fields.slug(), fields.own_address(), day, fields.categories())
    return permalinks.permalink(beside.rule, post)


def _day(written: str | None) -> date | None:
    """The day a date begins with, as front matter nearly always does."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _headed(title: str, body: str) -> tuple[str, str]:
    """The title, found in the first heading when there is none, and the text without it."""
    heading = headings.opening(body) if title else headings.first(body)
    if not heading or (title and title.split() != heading.text.split()):
        return title, body
    is_repeated = heading.opens and heading.is_bare
    return heading.text, body[heading.end :].lstrip("\n") if is_repeated else body


def _with_page(entry: RawEntry, root: str) -> RawEntry:
    """The entry with what the page says where the front matter, which few pages have, says nothing."""
    from tui_reader.sources.local import page

    found = page.read(entry.body, entry.title)
    return replace(
        entry,
        title=found.title or paths.title(entry.path, root),
        body=found.body,
        authors=entry.authors or ((found.author,) if found.author else ()),
        tags=entry.tags or found.tags,
        published=entry.published or found.published or None,
        summary=entry.summary or found.summary,
        link=entry.link or found.link,
        language=entry.language or found.language,
    )


_CONTROLS = bytes({*range(32)} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})


def _is_binary(data: bytes) -> bool:
    """Whether bytes look like no text: many NULs, or one control character in twenty at the beginning."""
    head = data[:1024]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return (controls > 4 and controls * 20 > len(head)) or data.count(0) > 3 + len(data) // 1000


def _moment(mtime_ns: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(mtime_ns / 1e9, UTC)
    except (OverflowError, ValueError, OSError):
        return None
