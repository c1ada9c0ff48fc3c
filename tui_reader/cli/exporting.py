"""`export` and `import`: posts, sources and marks, carried from one place to another."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from tui_reader.cli import output, subscriptions
from tui_reader.cli.arguments import Options
from tui_reader.config import paths
from tui_reader.errors import LocationError
from tui_reader.library import locate, query
from tui_reader.library.library import Library
from tui_reader.models import Query
from tui_reader.text.address import masked
from tui_reader.text.amounts import counted
from tui_reader.text.here import HERE

DONE = 0
USUAL = "sources"
WHAT = (USUAL, "posts", "marks")


async def export(library: Library, options: Options) -> int:
    """Write what was asked for: sources as OPML, posts as files or in a stream, marks as JSON."""
    what, to = _words(options.words)
    match what:
        case "posts":
            return await _posts(library, options, to)
        case "marks":
            if options.query:
                await library.index_all()
            text = await library.export_marks(query.read(options.query, zone=HERE))
            return await subscriptions.write_out(text, to)
        case _:
            found = await library.export_list(passwords=options.passwords)
            if found.note:
                output.say(f"{found.note} --passwords writes them.")
            return await subscriptions.write_out(found.text, to)


async def import_file(library: Library, options: Options) -> int:
    """Take over marks, or subscribe to the feeds of a list."""
    from tui_reader.library import marks_file

    data = await asyncio.to_thread(marks_file.marks_in, Path(options.file))
    if data is None:
        return await subscriptions.import_list(library, options)
    taken = await library.import_marks(data)
    if options.json:
        output.write_json({"changed": taken.changed, "unknown": taken.unknown})
        return DONE
    output.write(f"Took over the marks of {counted(taken.changed, 'post')}.")
    if taken.unknown:
        output.say(f"Those of {counted(taken.unknown, 'post')} not known here were left out.")
    return DONE


def _words(words: list[str]) -> tuple[str, str | None]:
    """What to export, and where to; a lone word that names nothing of ours is a file for the sources."""
    match words:
        case []:
            return USUAL, None
        case [what] if what in WHAT:
            return what, None
        case [to]:
            return USUAL, to
        case [what, to] if what in WHAT:
            return what, to
        case _:
            raise LocationError(
                f"export takes {', '.join(WHAT)}, and where to write.", "tui-reader export --help says more."
            )


async def _posts(library: Library, options: Options, to: str | None) -> int:
    if options.query:
        await library.index_all()
    asked = query.parse(options.query, zone=HERE, drafts=options.drafts)
    if not options.query and (muted := await library.muted(None)):
        output.say(_muted(muted))
    if to is None:
        if options.format == "markdown":
            raise LocationError(
                "Name the folder to write the posts into.",
                "With --format json-feed or ndjson they go to the standard output.",
            )
        async for piece in _stream(library, asked, options.format):
            sys.stdout.write(piece)
        return DONE
    if options.format != "markdown":
        raise LocationError(f"{options.format} goes to the standard output.", f"Write > {to} instead.")
    pictures = None if options.no_pictures else paths().cache / "pictures"
    done = await library.write_posts(asked, locate.at_home(Path(to)), pictures)
    output.write(f"Wrote {counted(done.posts, 'post')} and {counted(done.pictures, 'picture')} to {to}.")
    if done.missing:
        output.say(f"{counted(done.missing, 'picture')} could not be had: there, addresses stay as they are.")
    return DONE


def _muted(posts: int) -> str:
    if posts == 1:
        return "1 muted post stays out of it. With --query muted it is written."
    return f"{counted(posts, 'muted post')} stay out of it. With --query muted they are written."


async def _stream(library: Library, asked: Query, form: str) -> AsyncIterator[str]:
    from tui_reader.library import exporting, json_feed

    if form == "json-feed":
        async for piece in json_feed.pieces(library, asked, "tui-reader"):
            yield piece
        return
    async for article, _ in exporting.articles(library, asked):
        post = output.headline(article.headline, masked(article.source.location))
        yield output.as_line(post | {"markdown": article.markdown})
