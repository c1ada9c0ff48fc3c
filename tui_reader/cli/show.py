"""`show`: one post on standard output, by the same engine that draws it on the screen."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.cli.verbs import DONE, chosen_source
from tui_reader.errors import NotFoundError
from tui_reader.library.library import Library
from tui_reader.models import Article, Headline, PostId, Query

WIDEST = 80
"""Cells a line of text may have to be read with ease."""


async def show(library: Library, options: Options) -> int:
    """Print a post in the format asked for: drawn on a terminal, plain in a pipe."""
    post = await _chosen_post(library, options)
    article = await library.open_post(post.id)
    if not article.complete:
        article = replace(article, markdown=await library.rest(article), complete=True)
    match options.format or _format():
        case "markdown":
            output.write(article.markdown)
        case "json":
            output.write_json(_json(article))
        case drawn:
            width = options.width or min(WIDEST, output.columns())
            output.write(_drawn(article, width, color=drawn == "ansi"))
    return DONE


async def _chosen_post(library: Library, options: Options) -> Headline:
    location, post_id = _words(options.words)
    source = await chosen_source(library, location) if location or post_id is None else None
    if post_id is not None:
        return await library.headline(post_id)
    query = Query(source=source.id if source else None, drafts=options.drafts)
    if post := await library.newest(query):
        return post
    raise NotFoundError("There is no post to show.", "tui-reader show LOCATION opens one.")


def _words(words: list[str]) -> tuple[str | None, PostId | None]:
    """A location, an id, or both: a lone number is an id."""
    match words:
        case []:
            return None, None
        case [word] if word.isdigit():
            return None, PostId(int(word))
        case [location]:
            return location, None
        case [location, number] if number.isdigit():
            return location, PostId(int(number))
        case _:
            raise NotFoundError("show takes a location, a post's id, or both.", "tui-reader ls lists the ids.")


def _format() -> str:
    colored = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return "ansi" if colored else "text"


def _drawn(article: Article, width: int, *, color: bool) -> str:
    from tui_reader.document import ansi, footer, header
    from tui_reader.document.layout import Layout
    from tui_reader.document.parse import Document
    from tui_reader.library.words import byline

    layout = Layout(Document(article.markdown), width)
    zone = datetime.now().astimezone().tzinfo or UTC
    lines = [
        *header.header(article.headline.title, byline(article.headline, article.source, zone), width),
        *layout.all_lines(),
        *footer.tags_lines(article.headline.tags, article.headline.categories, width),
    ]
    return ansi.render(lines, color=color)


def _json(article: Article) -> output.Json:
    from tui_reader.document.lines import TargetKind
    from tui_reader.document.parse import Document

    document = Document(article.markdown)
    outline = [
        {"level": heading.level, "text": heading.text, "anchor": heading.anchor} for heading in document.outline()
    ]
    targets = document.all_targets()
    links = dict.fromkeys(each.url for each in targets if each.kind is not TargetKind.PICTURE)
    images = dict.fromkeys(each.url for each in targets if each.kind is TargetKind.PICTURE)
    return output.article(article, links, images, list(outline))
