"""Searches that are saved under names: listed, saved, renamed, forgotten."""

from __future__ import annotations

import argparse

from tui_reader.cli import output
from tui_reader.library.library import Library
from tui_reader.text.here import HERE

DONE = 0


async def searches(library: Library, options: argparse.Namespace) -> int:
    """List saved searches, or change them."""
    match options.action:
        case "save":
            saved = await library.save_search(options.name, options.query)
            output.write(f"Saved as {saved.name}.")
        case "rename":
            await library.rename_search((await library.saved_search(options.name)).id, options.new)
            output.write(f"{options.name} is called {options.new} now.")
        case "remove":
            found = await library.saved_search(options.name)
            await library.remove_search(found.id)
            output.write(f"Removed {found.name}.")
        case _:
            await _list(library, as_json=options.json)
    return DONE


async def _list(library: Library, *, as_json: bool) -> None:
    await library.index_all()
    found = await library.saved_searches()
    counted = [await library.found_by(search, zone=HERE) for search in found]
    if as_json:
        listed: list[output.Json] = [
            {"id": search.id, "name": search.name, "query": search.line, "unread": unread, "total": total}
            for search, (unread, total) in zip(found, (each or (None, None) for each in counted), strict=True)
        ]
        output.write_json(listed)
        return
    for search, count in zip(found, counted, strict=True):
        told = f"{count[0]:,} unread of {count[1]:,}" if count else "this version can't understand it"
        output.write(f"{search.name}: {search.line} ({told})")
    if not found:
        output.say("No search is saved yet. tui-reader searches save NAME Q saves one.")
