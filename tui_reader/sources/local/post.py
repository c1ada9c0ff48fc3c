"""From the bytes of a local file to an entry: still as a stranger wrote it, but its fields told apart."""

from __future__ import annotations

from datetime import UTC, datetime

from tui_reader.entries import RawEntry
from tui_reader.models import BodyKind
from tui_reader.sources import front_matter
from tui_reader.sources.decoding import text_of
from tui_reader.sources.local import candidates, headings, in_site, paths, shown_fields, summaries
from tui_reader.sources.local.dialects import PLAIN, Dialect
from tui_reader.sources.local.post_fields import PostFields
from tui_reader.sources.local.regular_file import Content, Reason
from tui_reader.sources.local.surroundings import Surroundings
from tui_reader.text import encoding


def read(path: str, content: Content, root: str, around: Surroundings | None = None) -> RawEntry | Reason:
    """Make an entry of a file.

    The title is what the front matter says, else the first heading, else made of the file's name.
    A heading that only repeats the title at the top of the text goes: it would be shown twice.

    Args:
        path: Below the searched folder; it is the entry's identity.
        content: The file's bytes.
        root: Name of the searched folder, for an `index` directly in it.
        around: What its site and its folders say of it.

    Returns:
        The entry, or why it is none.
    """
    kind = candidates.kind_of(path) or BodyKind.MARKDOWN
    text = text_of(content.data, {}) if kind is BodyKind.HTML else encoding.decode(content.data)
    if _is_binary(content.data) and _is_binary(text.encode("utf-8", "surrogatepass")):
        return Reason.NOT_TEXT
    site = around if around and around.holds(path) else None
    dialect = site.dialect if site else PLAIN
    matter = front_matter.split(text, bare=dialect.has_bare_fields)
    fields = PostFields(matter.fields, site.fields(path) if site else None, dialect)
    if site and fields.is_no_post():
        return Reason.NO_POST
    title, body = _titled(kind, fields.title(), matter.body, dialect)
    entry = _said(fields, path)._replace(
        title=title or ("" if kind is BodyKind.HTML else paths.title(path, root)),
        body=shown_fields.with_shown(body, fields) if kind is BodyKind.MARKDOWN else body,
        body_kind=kind,
        stamp=around.stamp(content.stamp) if around else content.stamp,
        summary_end=0 if kind is BodyKind.HTML else summaries.end(body),
        file_time=_moment(content.mtime_ns),
        notes=(*matter.notes, *fields.notes),
    )
    if kind is BodyKind.HTML:
        entry = _with_page(entry, root)
    return in_site.placed(entry, fields, site) if site else entry


def _titled(kind: BodyKind, title: str, body: str, dialect: Dialect) -> tuple[str, str]:
    """The title, if need be from a heading, and the text without a heading that repeats it."""
    if kind is BodyKind.MARKDOWN:
        return _headed(title, body, opening=dialect.named_by_file)
    if kind is BodyKind.TEXT and not title and (heading := headings.opening(body)):
        return heading.text, body
    return title, body


def _said(fields: PostFields, path: str) -> RawEntry:
    """What the front matter and the path say of a post."""
    day = paths.day(path)
    return RawEntry(
        guid=path,
        link=fields.link(),
        authors=fields.authors(),
        tags=fields.tags(),
        categories=fields.categories(),
        published=fields.published(),
        updated=fields.updated(),
        summary=fields.summary(),
        image=fields.image(path),
        language=fields.language(),
        draft=fields.is_draft() or paths.is_draft(path),
        aliases=fields.aliases(),
        path=path,
        name_date=day.isoformat() if day else "",
    )


def _headed(title: str, body: str, *, opening: bool) -> tuple[str, str]:
    """The title, found in the first heading when there is none, and the text without it."""
    heading = headings.opening(body) if title or opening else headings.first(body)
    if opening and not title and not body.lstrip().startswith("# "):
        return title, body
    if not heading or (title and title.split() != heading.text.split()):
        return title, body
    is_repeated = heading.opens and heading.is_bare
    return heading.text, body[heading.end :].lstrip("\n") if is_repeated else body


def _with_page(entry: RawEntry, root: str) -> RawEntry:
    """The entry with what the page says where the front matter, which few pages have, says nothing."""
    from tui_reader.sources.local import page

    found = page.read(entry.body, entry.title)
    return entry._replace(
        title=found.title or paths.title(entry.path, root),
        body=found.body,
        summary_end=summaries.end(found.body),
        authors=entry.authors or ((found.author,) if found.author else ()),
        tags=entry.tags or found.tags,
        categories=entry.categories or found.categories,
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
