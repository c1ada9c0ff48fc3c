"""Verbs for marks, and for taking the last change back."""

from __future__ import annotations

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.library.library import Library
from tui_reader.models import PostId

DONE = 0


async def mark(library: Library, options: Options) -> int:
    """Mark posts read or unread, star them or take their stars, split them from their copies."""
    ids = [(await library.headline(PostId(number))).id for number in options.ids]
    changed = 0
    if options.read is not None:
        changed += await library.mark_read(ids, options.read)
    if options.star is not None:
        changed += await library.star(ids, options.star)
    if options.split is not None:
        changed += await library.split(ids, options.split)
    output.write(f"{changed} changed.")
    return DONE


async def undo(library: Library, _options: Options) -> int:
    """Take the last change back."""
    output.write(await library.undo() or "There is nothing to undo.")
    return DONE
