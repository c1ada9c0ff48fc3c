"""`show`: one post on standard output, by the same engine that draws it on the screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui_reader.cli import output
from tui_reader.cli.argument_types import is_number
from tui_reader.cli.arguments import Options
from tui_reader.cli.verbs import DONE, chosen_source
from tui_reader.conditions import EVERYTHING, From
from tui_reader.document.lines import Line, Run, TargetKind
from tui_reader.errors import NotFoundError
from tui_reader.library.library import Library
from tui_reader.library.words import byline
from tui_reader.models import Article, Headline, PostId, Query
from tui_reader.text.address import masked
from tui_reader.text.here import HERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui_reader.document.document import Document

WIDEST = 80
"""Cells a line of text may have to be read with ease."""


async def show(library: Library, options: Options) -> int:
    """Print a post in the format asked for: drawn on a terminal, plain in a pipe."""
    post = await _chosen_post(library, options)
    article = await library.whole_post(post.id)
    match options.format or _format():
        case "markdown":
            output.write(article.markdown)
        case "json":
            also_in = await library.also_in(article.headline)
            known = {each.id: masked(each.location) for each in await library.sources()}
            output.write_json(_json(article) | {"also_in": output.also_in(also_in, known)})
        case drawn:
            width = options.width or min(WIDEST, output.columns())
            output.write(_drawn(article, width, color=drawn == "ansi"))
    return DONE


async def _chosen_post(library: Library, options: Options) -> Headline:
    location, post_id = _words(options.words)
    source = await chosen_source(library, location) if location or post_id is None else None
    if post_id is not None:
        return await library.headline(post_id)
    where = From(options.piped) if options.piped else EVERYTHING
    query = Query(source=source.id if source else None, drafts=options.drafts, where=where)
    if post := await library.newest(query):
        return post
    if not options.drafts and await library.newest(query._replace(drafts=True)):
        raise NotFoundError("There is nothing here but drafts.", "--drafts shows the newest of them.")
    if location:
        raise NotFoundError("There are no posts here yet.", "")
    raise NotFoundError("There is no post to show.", "tui-reader show LOCATION opens one.")


def _words(words: list[str]) -> tuple[str | None, PostId | None]:
    """A location, an id, or both: a lone number is an id."""
    match words:
        case []:
            return None, None
        case [word] if is_number(word):
            return None, PostId(int(word))
        case [location]:
            return location, None
        case [location, number] if is_number(number):
            return location, PostId(int(number))
        case _:
            raise NotFoundError(
                "show takes a location, a post's id, or both.", "tui-reader ls lists the ids."
            )


def _format() -> str:
    colored = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return "ansi" if colored else "text"


def _drawn(article: Article, width: int, *, color: bool) -> str:
    from tui_reader.document import ansi, footer, header
    from tui_reader.document.document import Document

    post = article.headline
    meta = byline(post, article.source, HERE)
    also_in = [Run(copy.source_title) for copy in post.also_in]
    tags = footer.tags_lines(post.tags, post.categories, width, own=post.own_tags)
    lines = [
        *header.header(post.title, meta, width, plain=article.source.title, also_in=also_in),
        Line(),
        *_lines(Document(article.markdown), width),
        *([Line(), *tags] if tags else []),
    ]
    return ansi.render(lines, color=color).removesuffix("\n")


def _lines(document: Document, width: int) -> Iterator[Line]:
    """The whole document at a width."""
    from tui_reader.document.layout import Layout

    layout = Layout(document, width)
    y = 0
    while line := layout.line(y):
        yield line
        y += 1


def _json(article: Article) -> output.Json:
    from tui_reader.document.document import Document

    document = Document(article.markdown)
    outline: list[output.Json] = [
        {"level": heading.level, "text": heading.text, "anchor": heading.anchor}
        for heading in document.outline()
    ]
    # Targets are found as text is laid out; at which width doesn't matter.
    for _ in _lines(document, WIDEST):
        pass
    pictures = [target.url for target in document.targets if target.kind is TargetKind.PICTURE]
    links = [target.url for target in document.targets if target.kind in {TargetKind.LINK, TargetKind.MEDIA}]
    return output.article(article, dict.fromkeys(links), dict.fromkeys(pictures), outline)
