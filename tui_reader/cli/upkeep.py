"""`db`: look after the database itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tui_reader.cli import output
from tui_reader.cli.arguments import Options
from tui_reader.cli.settings import Settings
from tui_reader.errors import BrokenError
from tui_reader.library import upkeep
from tui_reader.library.library import Library
from tui_reader.library.upkeep import Salvaged, Sizes, told
from tui_reader.text.amounts import counted

DONE = 0
UNSOUND = 1


async def look_after(settings: Settings, options: Options) -> int:
    """Check, copy, bring back or shrink the database; without a word tell what there is."""
    database, now = settings.database, datetime.now(UTC)
    file = None if options.file is None else Path(options.file)
    match options.action:
        case "check":
            return await _check(settings, options)
        case "backup":
            kept = upkeep.backup(database, file, now)
            size = kept.stat().st_size
            return _print(options, f"Copied to {kept}, {told(size)}.", file=str(kept), bytes=size)
        case "restore":
            done = upkeep.restore(database, file, now)
            before = f" What was there before is kept as {done.kept}." if done.kept else ""
            kept_as = str(done.kept) if done.kept else None
            return _print(
                options, f"Brought back from {file}.{before}", database=str(done.path), kept=kept_as
            )
        case "salvage":
            saved = upkeep.salvage(database, file, now)
            return _print(options, salvaged(saved), **_facts(saved))
        case "vacuum":
            was, now_is = upkeep.vacuum(database)
            smaller = max(0, was.database - now_is.database)
            sentence = f"{told(smaller)} smaller: {told(now_is.database)} now."
            return _print(options, sentence, before=was.database, after=now_is.database)
        case _:
            return _tell(settings, options)


async def _check(settings: Settings, options: Options) -> int:
    wrong, posts, sources = "", 0, 0
    try:
        library = Library.open(settings.database, settings.config)
        try:
            wrong = await library.check()
            found = await library.sources()
            posts, sources = sum(source.total for source in found), len(found)
        finally:
            await library.close()
    except BrokenError as error:
        wrong = wrong or error.what
    advice = (
        "tui-reader db restore FILE brings back a copy, tui-reader db salvage carries over what can still be"
        " read; what is there now is kept beside it."
    )
    told_of = wrong if wrong.endswith(".") else f"The database is broken: {wrong}."
    sentence = f"{told_of} {advice}" if wrong else _sound(posts, sources)
    _print(options, sentence, sound=not wrong, error=wrong or None, posts=posts, sources=sources)
    return UNSOUND if wrong else DONE


def _sound(posts: int, sources: int) -> str:
    return f"The database is sound: {counted(posts, 'post')} of {counted(sources, 'source')}."


def _tell(settings: Settings, options: Options) -> int:
    found, cache = upkeep.sizes(settings.database), upkeep.cached(settings.paths.cache)
    beside = upkeep.copies_of(settings.database)
    if options.json:
        copies: list[output.Json] = [{"file": str(each), "bytes": each.stat().st_size} for each in beside]
        output.write_json(
            {"file": str(settings.database), **found._asdict(), "cache": cache, "beside": copies}
        )
        return DONE
    for line in (str(settings.database), *lines(found, cache), *map(str, beside)):
        output.write(line)
    return DONE


def lines(found: Sizes, cache: int) -> tuple[str, ...]:
    """How much room everything takes, a line each."""
    free = f", of which db vacuum gives back {told(found.free)}" if found.free else ""
    return (
        f"{told(found.database)} for posts and marks{free}",
        f"{told(found.copies)} for copies beside it",
        f"{told(cache)} for pictures and what else may be deleted any time",
    )


def salvaged(saved: Salvaged) -> str:
    """What was carried over of a broken database and what was not, in sentences."""
    found = saved.carried
    lost, of = found.lost["posts"], found.sources + found.nameless
    told_of = (
        f"Carried over {counted(found.posts, 'post')} of {counted(of, 'source')},"
        f" with their marks, {counted(found.rows['journal'], 'change')} and"
        f" {counted(found.rows['readings'], 'reading')}.",
        f"At most {counted(lost, 'post')} could not be read." if lost else "",
        f"The text of {counted(found.textless, 'post')} is lost." if found.textless else "",
        f"Of {counted(found.nameless, 'source')} only posts are left." if found.nameless else "",
        f"What was there before is kept as {saved.kept}." if saved.kept else "",
    )
    return " ".join(filter(None, told_of))


def _facts(saved: Salvaged) -> output.Json:
    found = saved.carried
    return {
        "database": str(saved.path),
        "kept": str(saved.kept) if saved.kept else None,
        "carried": dict(found.rows),
        "lost_at_most": {table: lost for table, lost in found.lost.items() if lost},
        "posts_without_text": found.textless,
        "sources_without_address": found.nameless,
    }


def _print(options: Options, sentence: str, **facts: object) -> int:
    if options.json:
        output.write_json(facts)
    else:
        output.write(sentence)
    return DONE
