"""Posts as one JSON Feed (https://www.jsonfeed.org/version/1.1/), written piece by piece."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from tui_reader.document import to_html
from tui_reader.library import exporting
from tui_reader.models import Article, Query
from tui_reader.sources.json_feed import OURS
from tui_reader.text.date_words import rfc3339

if TYPE_CHECKING:
    from tui_reader.library.perusing import Perusing

VERSION = "https://jsonfeed.org/version/1.1"


async def pieces(library: Perusing, asked: Query, title: str) -> AsyncIterator[str]:
    """The text of the feed, an entry a line: however many there are, few are in memory."""
    head = json.dumps({"version": VERSION, "title": title}, ensure_ascii=False)
    yield f'{head[:-1]}, "items": ['
    separator = "\n"
    seen: set[str] = set()
    async for article, _ in exporting.articles(library, asked):
        entry = item(article)
        if article.headline.url in seen:  # that of something else, to which several posts are links
            entry["id"] = _by_number(article)
        seen.add(article.headline.url)
        yield separator + json.dumps(entry, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def item(article: Article) -> dict[str, object]:
    """A post as an entry of the feed."""
    post = article.headline
    fields: dict[str, object] = {
        "id": post.url or _by_number(article),
        "url": post.url,
        "title": post.title,
        "content_html": to_html.convert(article.markdown),
        "summary": post.summary,
        "date_published": rfc3339(post.published),
        "date_modified": rfc3339(post.updated) if post.updated else "",
        "authors": [{"name": name} for name in post.authors],
        "tags": list(dict.fromkeys((*post.tags, *post.own_tags))),
        "language": article.language,
        "attachments": [
            {"url": each.url, "mime_type": each.type or "application/octet-stream"}
            for each in article.enclosures
        ],
        OURS: {
            "source": post.source_title,
            "categories": list(post.categories),
            "read": post.read,
            "starred": post.starred,
        },
    }
    return {name: value for name, value in fields.items() if value or name == "content_html"}


def _by_number(article: Article) -> str:
    return f"tui-reader:{article.headline.id}"
