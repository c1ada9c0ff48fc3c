"""Verbs for marks and tags, and for taking changes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tui_reader.cli import output
from tui_reader.cli.argument_types import is_number
from tui_reader.cli.arguments import Options
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.models import PostId
from tui_reader.text.here import HERE

DONE = 0


class NothingNamedError(ReaderError):
    """The verb was not told which posts are meant."""

    exit_code = 2


async def mark(library: Library, options: Options) -> int:
    """Mark posts read or unread, star them, split them from copies; read when nothing is said."""
    ids = await _posts(library, options.ids, options.query, options.older_than)
    changed = 0
    if options.unmute:
        changed += await library.unmute(ids)
    if options.read is not None or (options.star is options.split is None and not options.unmute):
        changed += await library.mark_read(ids, options.read is not False)
    if options.star is not None:
        changed += await library.star(ids, options.star)
    if options.split is not None:
        changed += await library.split(ids, options.split)
    return _told(changed, options)


async def tag(library: Library, options: Options) -> int:
    """Give posts tags of one's own and take such away; without words list the tags there are."""
    if not options.words and not options.query:
        return await _list_tags(library, options)
    numbers = [word for word in options.words if is_number(word)]
    names = [word for word in options.words if not is_number(word)]
    ids = await _posts(library, map(int, numbers), options.query)
    return _told(await library.tag(ids, names), options)


async def undo(library: Library, options: Options) -> int:
    """Take the last change back."""
    return _stepped(await library.undo(), "There is nothing to undo.", options)


async def redo(library: Library, options: Options) -> int:
    """Redo what was taken back last."""
    return _stepped(await library.redo(), "There is nothing to do again.", options)


def _stepped(words: str | None, nothing: str, options: Options) -> int:
    if options.json:
        output.write_json({"words": words})
    else:
        output.write(words or nothing)
    return DONE


async def _posts(
    library: Library, numbers: Iterable[int], line: str, older_than: str = ""
) -> Sequence[PostId]:
    """The posts that are meant, by their numbers and by what a query finds."""
    named = [(await library.headline(PostId(number))).id for number in numbers]
    if not line and not older_than:
        if not named:
            raise NothingNamedError("No post is named.", "Give numbers of ls, or --query.")
        return named
    now = datetime.now(HERE)
    asked = query.parse(line, now=now, zone=HERE)
    if older_than:
        asked = query.older_than(asked, older_than, now)
    if line:
        await library.index_all()
    return [*named, *await library.ids(asked)]


async def _list_tags(library: Library, options: Options) -> int:
    found = await library.own_tags()
    if options.json:
        output.write_json(list(found))
        return DONE
    for name in found:
        output.write(name)
    if not found:
        output.say("There is no tag of yours yet. tui-reader tag ID +NAME gives one.")
    return DONE


def _told(changed: int, options: Options) -> int:
    if options.json:
        output.write_json({"changed": changed})
    else:
        output.write(f"{changed} changed.")
    return DONE
