"""What verbs print: JSON by the documented shape, and text for people."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.models import Article, Headline, Page, PostId, Snippet, Source, SourceId
from tui_reader.outcomes import Refreshed
from tui_reader.text import clean, date_words, width
from tui_reader.text.address import masked
from tui_reader.text.here import HERE

if TYPE_CHECKING:
    from tui_reader.entries import FeedChoice
    from tui_reader.library.also_in import AlsoIn

Json = dict[str, object]


def rfc3339(moment: datetime | None) -> str | None:
    """A time as scripts want it: RFC 3339, UTC, whole seconds."""
    return date_words.rfc3339(moment) if moment else None


def headline(post: Headline, location: str) -> Json:
    """One post of `ls --json`."""
    return {
        "id": post.id,
        "title": post.title,
        "url": post.url,
        "source": {"id": post.source_id, "title": post.source_title, "location": location},
        "authors": list(post.authors),
        "published": rfc3339(post.published),
        "updated": rfc3339(post.updated),
        "tags": list(post.tags),
        "own_tags": list(post.own_tags),
        "categories": list(post.categories),
        "summary": post.summary,
        "read": post.read,
        "starred": post.starred,
        "muted": post.muted,
        "words": post.words,
        "minutes": post.minutes,
    }


def page(found: Page, locations: dict[int, str], snippets: Mapping[PostId, Snippet]) -> Json:
    """`ls --json` and `search --json`, whole."""
    return {
        "page": found.number,
        "pages": found.pages,
        "total": found.total,
        "posts": [
            headline(post, locations.get(post.source_id, "")) | _snippet(snippets.get(post.id))
            for post in found.headlines
        ],
    }


def _snippet(found: Snippet | None) -> Json:
    return {} if found is None else {"snippet": found.text, "matches": [list(each) for each in found.matches]}


def article(opened: Article, links: Iterable[str], images: Iterable[str], outline: list[Json]) -> Json:
    """`show --format json`."""
    return headline(opened.headline, masked(opened.source.location)) | {
        "markdown": opened.markdown,
        "links": list(links),
        "images": list(images),
        "outline": outline,
    }


def also_in(told: AlsoIn, locations: Mapping[SourceId, str]) -> list[Json]:
    """The copies of a post, in `show --format json`."""
    return [
        {
            "id": copy.post.id,
            "url": copy.post.url,
            "source": {
                "id": copy.post.source_id,
                "title": copy.post.source_title,
                "location": locations.get(copy.post.source_id, ""),
            },
            "evidence": copy.evidence,
            "since": rfc3339(copy.since),
        }
        for copy in told.found
    ]


def source(found: Source) -> Json:
    """One source of `sources --json`."""
    return {
        "id": found.id,
        "title": found.title,
        "kind": str(found.kind),
        "location": masked(found.location),
        "site_url": found.site_url,
        "folder": found.folder,
        "unread": found.unread,
        "total": found.total,
        "error": found.error or None,
        "next_fetch": rfc3339(found.next_fetch),
    }


def feed(found: FeedChoice) -> Json:
    """One feed of `discover --json`."""
    return {
        "url": masked(found.url),
        "title": found.title,
        "format": found.format or None,
        "other_posts": found.is_apart,
    }


def refreshed(result: Refreshed) -> Json:
    """One line of `refresh --json`."""
    return {
        "source": masked(result.source.location),
        "status": result.status,
        "added": result.added,
        "changed": result.changed,
        "left": result.left,
        "error": result.error or None,
        "seconds": round(result.seconds, 3),
    }


def place(location: str) -> str:
    """A location for a person's eyes: one line, without password; a folder may be called anything."""
    return clean.line(masked(location), limit_cells=2_000)


def write_json(value: object, *, indent: int | None = 2) -> None:
    """Print one JSON value; strangers' text in it can hold no raw control character."""
    write(_json(value, indent))


def as_line(value: object) -> str:
    """A value as a line of a stream (NDJSON)."""
    return _json(value) + "\n"


_CONTROLS = re.compile("[\x7f-\x9f]")
"""Those of which JSON says nothing; terminals act on them as on the others."""


def _json(value: object, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class RowStyle(NamedTuple):
    """How the list is told to a person."""

    now: datetime
    columns: int
    """Cells a line may have."""
    several: bool
    """Whether posts are of several sources, so that each is named."""


def rows(found: Page, snippets: Mapping[PostId, Snippet], style: RowStyle) -> Iterable[str]:
    """The list as lines: mark, id, date, title, source; below each what a searched text says."""
    digits = max((len(str(post.id)) for post in found.headlines), default=1)
    for post in found.headlines:
        mark = "★" if post.starred else " " if post.read else "●"
        date = date_words.short(post.published, now=style.now, tz=HERE).rjust(8)
        title = f"{post.title}  — {post.source_title}" if style.several else post.title
        start = f"{mark} {post.id:>{digits}}  {date}  "
        room = max(20, style.columns - width.cells(start))
        yield start + width.truncate(width.list_title(title), room)
        if said := snippets.get(post.id):
            yield " " * width.cells(start) + width.truncate(width.list_title(said.text), room)


def write(text: str) -> None:
    """Print a line of data to standard output."""
    sys.stdout.write(text + "\n")


def say(text: str, pointer: str = "") -> None:
    """Print a sentence for the person to standard error, and below it lines that point at a place."""
    sys.stderr.write(f"tui-reader: {clean.line(text, limit_cells=2000)}\n")
    sys.stderr.writelines(f"  {line}\n" for line in pointer.splitlines())


def columns() -> int:
    """The terminal's width in cells, or 80 where there is none to ask."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        given = os.environ.get("COLUMNS", "")
        return int(given) if given.isdigit() and int(given) > 0 else 80
