"""`history` and `next`: what was read, and what to read in the time there is."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.errors import ReaderError
from tui_reader.library import query
from tui_reader.library.library import Library
from tui_reader.library.query import periods
from tui_reader.models import Reading
from tui_reader.text import date_words, width
from tui_reader.text.address import masked
from tui_reader.text.amounts import counted
from tui_reader.text.here import HERE

DONE = 0


async def history(library: Library, options: Options) -> int:
    """Print what was read, newest first: by day, or with `--json` a line for each time."""
    now = datetime.now(HERE)
    since = _since(options.since, now) if options.since else None
    where = query.read(options.query, now=now, zone=HERE)
    if options.query:
        await library.index_all()
    found = await library.history(where, since=since, limit=options.limit)
    if options.json:
        places = await _places(library)
        for each in found:
            post = output.headline(each.headline, places.get(each.headline.source_id, ""))
            output.write_json({"at": output.rfc3339(each.at), "post": post}, indent=None)
        return DONE
    for day, read in groupby(found, key=lambda each: date_words.long(each.at, HERE)):
        output.write(day)
        for each in read:
            output.write(_row(each))
    if not found:
        output.say("Nothing was read that this asks for.")
    return DONE


async def reading_list(library: Library, options: Options) -> int:
    """Print what to read in so many minutes."""
    asked = query.parse(options.query, zone=HERE, drafts=False)
    if options.query:
        await library.index_all()
    found = await library.reading_list(options.minutes, asked)
    minutes = sum(each.minutes for each in found)
    if options.json:
        places = await _places(library)
        posts: list[output.Json] = [
            output.headline(each.headline, places.get(each.headline.source_id, ""))
            | {"left": each.minutes, "why": str(each.why)}
            for each in found
        ]
        output.write_json({"minutes": options.minutes, "sum": minutes, "posts": posts})
        return DONE
    for each in found:
        post = each.headline
        start = f"{post.id:>5}  {each.minutes:>3} min  {each.why:<7}  "
        output.write(start + _titled(post.title, post.source_title, len(start)))
    fits = f"{minutes} of {counted(options.minutes, 'minute')}."
    output.say(fits if found else "There is nothing to read that fits.")
    return DONE


async def _places(library: Library) -> dict[int, str]:
    """The locations of all sources, without what is secret in them."""
    return {source.id: masked(source.location) for source in await library.sources()}


def _since(text: str, now: datetime) -> datetime:
    """A day, a month or a year as typed, or a length of time before now."""
    if begin := periods.since(text, now):
        return begin
    expected = 'A day is written 2025-07-31, a length of time "2 weeks".'
    raise ReaderError(f"--since can't be “{text}”.", expected)


def _row(reading: Reading) -> str:
    post = reading.headline
    start = f"  {reading.at.astimezone(HERE):%H:%M}  {post.id:>5}  "
    return start + _titled(post.title, post.source_title, len(start))


def _titled(title: str, source: str, taken: int) -> str:
    room = max(20, output.columns() - taken)
    return width.truncate(width.list_title(f"{title}  — {source}"), room)
