"""The verbs: each opens the library, asks it one thing, and prints the answer."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.cli.opening import open_library
from tui_reader.cli.settings import Settings, read_settings, show_settings
from tui_reader.conditions import From, within
from tui_reader.errors import LocationError, ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import Page, Query, Source, SourceId, SourceKind
from tui_reader.ordering import Arrangement, Sort
from tui_reader.outcomes import Refreshed
from tui_reader.text.address import masked
from tui_reader.text.amounts import counted
from tui_reader.text.here import HERE

DONE = 0
SOME_FAILED = 3
PAGE_SIZE = 50
STREAMED = 500
"""Posts that are asked for together where all are printed."""

EVERY_PAGE = 5_000
"""Pages of an archive: all there are."""

Verb = Callable[[Library, Options], Awaitable[int]]


def run(options: Options) -> int:
    """Carry out a verb and return its exit code."""
    settings = read_settings(options)
    match options.verb:
        case "config":
            return show_settings(settings)
        case "completion":
            from tui_reader.cli import completion

            return completion.show(options)
        case "doctor":
            from tui_reader.cli.doctor import examine

            return asyncio.run(examine(settings, options.source))
        case "db":
            from tui_reader.cli.upkeep import look_after

            return asyncio.run(look_after(settings, options))
        case _:
            return asyncio.run(_with_library(settings, options, _verb(options.verb)))


_ELSEWHERE = {
    "show": ("show", "show"),
    "searches": ("searches", "searches"),
    "discover": ("subscriptions", "discover"),
    "add": ("subscriptions", "add"),
    "rename": ("subscriptions", "rename"),
    "move": ("subscriptions", "move"),
    "order": ("subscriptions", "order"),
    "set": ("subscriptions", "set_source"),
    "import": ("exporting", "import_file"),
    "export": ("exporting", "export"),
    "history": ("recalling", "history"),
    "next": ("recalling", "reading_list"),
    "rules": ("ruling", "rules"),
    "mark": ("marks", "mark"),
    "tag": ("marks", "tag"),
    "undo": ("marks", "undo"),
    "redo": ("marks", "redo"),
}
"""Verbs of other modules, each loaded when it is asked for, and what they are called there."""


def _verb(name: str | None) -> Verb:
    if name in _ELSEWHERE:
        module, function = _ELSEWHERE[name]
        found: Verb = getattr(importlib.import_module(f"tui_reader.cli.{module}"), function)
        return found
    return {"refresh": refresh, "sources": sources, "remove": remove}.get(name or "", ls)


async def _with_library(settings: Settings, options: Options, verb: Verb) -> int:
    library = open_library(settings)
    try:
        await take_piped(library, options, settings)
        return await verb(library, options)
    finally:
        await library.close()


async def take_piped(library: Library, options: Options, settings: Settings) -> None:
    """Put what the standard input names, or is, in the place of `-`."""
    words = getattr(options, "words", None) or [getattr(options, "location", None)]
    if "-" not in words:
        return
    from tui_reader.cli import piped

    found = piped.locations(settings.paths.state / "piped")
    if len(found) > 1:
        options.piped = await _visited(library, found)
    only = found[0] if len(found) == 1 else None
    options.location = only
    options.words = [only or word for word in words if word and (word != "-" or only)]


async def _visited(library: Library, locations: Iterable[str]) -> tuple[SourceId, ...]:
    """The sources at the places of a list; what is wrong with a place costs no other."""
    sources: list[SourceId] = []
    for location in locations:
        try:
            sources.append((await library.visit(location)).id)
        except ReaderError as error:
            output.say(f"{masked(location)}: {error}")
    if not sources:
        raise LocationError("Nothing of what was piped in could be opened.", "")
    return tuple(dict.fromkeys(sources))


async def ls(library: Library, options: Options) -> int:
    """List posts: of a location, else of all sources, else of the guide."""
    try:
        source = await chosen_source(library, options.location)
    except LocationError as error:
        if options.query:  # what follows its first word is a location
            raise LocationError(error.what, "After --query several words need quotation marks.") from None
        raise
    asked = query.parse(options.query, zone=HERE, source=source.id if source else None, drafts=options.drafts)
    if options.search:
        saved = await library.saved_search(options.search)
        asked = await library.query_of(saved, zone=HERE, drafts=options.drafts)
    limit = From(options.piped) if options.piped else None
    asked = asked._replace(where=within(limit, asked.where), arrangement=Arrangement(Sort(options.sort)))
    if asked.line:
        await library.index_all()
    await library.find_copies()
    known = {each.id: each.location for each in await library.sources()}
    if source:
        known[source.id] = source.location
    if options.ndjson:
        return await _stream(library, asked, known)
    page = await library.page(asked, options.page, options.page_size or PAGE_SIZE)
    snippets = await library.snippets(asked, [each.id for each in page.headlines])
    if options.json:
        locations: dict[int, str] = {key: masked(value) for key, value in known.items()}
        output.write_json(output.page(page, locations, snippets))
        return DONE
    style = output.RowStyle(datetime.now(UTC), output.columns(), several=source is None)
    for row in output.rows(page, snippets, style):
        output.write(row)
    if page.pages > 1:
        output.say(
            f"page {page.number:,} of {page.pages:,}, {counted(page.total, 'post')}; --page N shows another."
        )
    if not page.headlines:
        output.say(await _why_none(library, asked))
    return DONE


async def _why_none(library: Library, asked: Query) -> str:
    if asked.line:
        return f"No post is found for: {asked.line}"
    if not asked.drafts and (drafts := (await library.counts(asked._replace(drafts=True)))[1]):
        return f"There is nothing here but {counted(drafts, 'draft')}; --drafts lists them."
    if asked.source is not None:
        return "There are no posts here yet."
    return "There is no post to list. tui-reader ls LOCATION opens a folder, a file or a feed."


async def _stream(library: Library, asked: Query, known: Mapping[SourceId, str]) -> int:
    """Print every post a query asks for, a line of JSON each; few of them are in memory at once."""
    page: Page | None = None
    while page is None or not page.is_last:
        page = await library.page_at_once(asked, page.number + 1 if page else 1, STREAMED, near=page)
        for post in page.headlines:
            location = masked(known.get(post.source_id, ""))
            output.write_json(output.headline(post, location), indent=None)
    return DONE


async def chosen_source(library: Library, location: str | None) -> Source | None:
    """The source of a location; without one None for all sources, or the guide when there is none."""
    if location:
        told = [""]
        source = await library.visit(location, arrived=lambda _, progress: told.append(progress.words))
        # How far it is wants no line; the last word is what was left out.
        for sentence in filter(None, (source.error, told[-1])):
            output.say(sentence)
        return source
    return None if await library.sources() else await library.visit_guide()


async def refresh(library: Library, options: Options) -> int:
    """Ask sources for news, printing each as it ends."""
    chosen = [(await library.find_source(name)).id for name in options.sources] or None

    def done(result: Refreshed) -> None:
        if options.json:
            output.write_json(output.refreshed(result), indent=None)
        else:
            output.write(_outcome(result))

    results = await library.refresh(chosen, done=done, insist=options.insist)
    if options.all_older:
        results = [await _with_older(library, result, insist=options.insist) for result in results]
    if not results:
        output.say("There is no source yet. tui-reader add LOCATION subscribes to one.")
    return SOME_FAILED if any(result.error for result in results) else DONE


async def _with_older(library: Library, result: Refreshed, *, insist: bool) -> Refreshed:
    """Fetch what has fallen out of a feed; a failure is told with the source."""
    if result.source.kind is not SourceKind.FEED:
        return result
    try:
        new = await library.older(result.source.id, pages=EVERY_PAGE, insist=insist)
    except ReaderError as error:
        output.say(f"{result.source.title}: {error}")
        return result._replace(error=str(error))
    output.say(f"{result.source.title}: {counted(new, 'older post')}")
    return result


def _outcome(result: Refreshed) -> str:
    if result.note:
        return f"  {result.source.title}: {result.note}"
    if result.error:
        return f"! {result.source.title}: {result.error}"
    left = f", {result.left} left" if result.left else ""
    return f"  {result.source.title}: {result.added:,} new, {result.changed:,} changed{left}"


async def sources(library: Library, options: Options) -> int:
    """List the sources with their counts."""
    found = await library.sources()
    if options.json:
        output.write_json([output.source(each) for each in found])
        return DONE
    for each in found:
        mark = "!" if each.error else "+" if each.subscribed else " "
        counts = f"{each.unread:,} of {each.total:,}"
        output.write(f"{mark} {each.id:>3}  {counts:>14}  {each.title}  {output.place(each.location)}")
    if not found:
        output.say("There is no source yet. tui-reader add LOCATION subscribes to one.")
    return DONE


async def remove(library: Library, options: Options) -> int:
    """Remove a source."""
    source = await library.remove((await library.find_source(options.source)).id)
    output.write(f"Removed {source.title}. u in the reader brings it back.")
    return DONE
