"""Verbs for what one has subscribed to: lists of feeds, names, folders, settings of a source alone."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.library import choosing, export
from tui_reader.library.library import Library
from tui_reader.models import SourceKind
from tui_reader.text.amounts import counted

DONE = 0


async def discover(library: Library, options: Options) -> int:
    """List the feeds that a site offers."""
    offered = await library.discover(options.location)
    if not offered:
        output.say(f"{options.location} is no address: it is added as it is.")
    if options.json:
        output.write_json([output.feed(each) for each in offered])
        return DONE
    for each in offered:
        output.write(choosing.told(each))
    return DONE


async def add(library: Library, options: Options) -> int:
    """Subscribe to a location, and tell what else its site offers."""
    source = await library.add(options.location)
    kind = "feed" if source.kind is SourceKind.FEED else str(source.kind)
    kind = "page that names no feed," if await library.is_page(source.id) else kind
    posts = counted(source.total, "post")
    output.write(f"Added {source.title}, a {kind} with {posts}, as source {source.id}.")
    for other in await library.offers(source.id):
        output.say(f"its site offers also {choosing.told(other)}")
    return DONE


async def import_list(library: Library, options: Options) -> int:
    """Subscribe to the feeds of a list: OPML, or newsboat's `urls`."""
    found = await library.import_list(Path(options.file))
    if options.json:
        output.write_json({"added": len(found.new), "known": found.known, "notes": list(found.notes)})
        return DONE
    for note in found.notes:
        output.say(note)
    known = f", {found.known} {'was' if found.known == 1 else 'were'} there already" if found.known else ""
    fetches = " tui-reader refresh fetches them." if found.new else ""
    output.write(f"Added {counted(len(found.new), 'feed')}{known}.{fetches}")
    return DONE


async def write_out(text: str, to: str | None) -> int:
    """Print a text, or write it to a file that isn't there yet."""
    if to is None:
        sys.stdout.write(text)
        return DONE
    await asyncio.to_thread(export.write_new, Path(to), text)
    output.say(f"Written to {to}")
    return DONE


async def rename(library: Library, options: Options) -> int:
    """Call a source otherwise."""
    source = await library.find_source(options.source)
    await library.rename(source.id, options.name)
    output.write(f"{source.title} is now called {(await library.source(source.id)).title}.")
    return DONE


async def move(library: Library, options: Options) -> int:
    """Put a source into a folder."""
    source = await library.find_source(options.source)
    await library.move(source.id, options.folder)
    folder = (await library.source(source.id)).folder
    output.write(f"{source.title} is in {folder}." if folder else f"{source.title} is in no folder.")
    return DONE


async def order(library: Library, options: Options) -> int:
    """Move a source past its neighbor."""
    source = await library.find_source(options.source)
    if await library.reorder(source.id, -1 if options.where == "up" else 1):
        output.write(f"{source.title} has moved {options.where}.")
    else:
        output.say(f"{source.title} is the {'first' if options.where == 'up' else 'last'} of its folder.")
    return DONE


async def set_source(library: Library, options: Options) -> int:
    """Set something for a source alone; without a name print what is set."""
    source = await library.find_source(options.source)
    if options.name is None:
        found = await library.source_settings(source.id)
        for name, value in found.items():
            output.write(f"{name} = {value}")
        if not found:
            output.say(f"Nothing is set for {source.title} alone.")
        return DONE
    await library.set_source(source.id, options.name, options.value)
    output.write(f"{options.name} = {options.value}" if options.value else f"{options.name} is not set.")
    if leaving := await library.leaves_next(source.id):
        posts = "1 read post leaves" if leaving == 1 else f"{leaving:,} read posts leave"
        output.say(f"{posts} with the next refresh, for good. Unset keep before that to have them stay.")
    return DONE
