"""`doctor`: look at the program's surroundings and its sources, and say what is wrong."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from typing import NamedTuple

import tui_reader
from tui_reader.cli import output, upkeep
from tui_reader.cli.settings import Settings
from tui_reader.errors import ReaderError
from tui_reader.library import diagnosis
from tui_reader.library.library import Library
from tui_reader.library.upkeep import cached, sizes
from tui_reader.models import Source
from tui_reader.text.amounts import counted
from tui_reader.text.here import HERE

DEPENDENCIES = ("textual", "markdown-it-py", "httpx", "feedparser", "selectolax")


class Finding(NamedTuple):
    """One line of the examination."""

    subject: str
    told: str
    wrong: bool = False


async def examine(settings: Settings, source: str | None = None) -> int:
    """Print what was found; exit code 1 when something is wrong.

    Args:
        settings: The settings in force.
        source: The id or location of the one source to examine; None: the program and all sources.
    """
    if source is not None:
        return await _one(settings, source)
    findings = [*_surroundings(), *_settings(settings), *await _library(settings)]
    widest = max(len(finding.subject) for finding in findings)
    for finding in findings:
        output.write(f"{'!' if finding.wrong else ' '} {finding.subject:<{widest}}  {finding.told}")
    return 1 if any(finding.wrong for finding in findings) else 0


def _surroundings() -> Iterator[Finding]:
    yield Finding("tui-reader", tui_reader.__version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()}")
    for name in DEPENDENCIES:
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "is not installed: install tui-reader again.", wrong=True)
    terminal = os.environ.get("TERM", "")
    if terminal in ("", "dumb"):
        yield Finding("terminal", "TERM is unset or dumb: lists are printed, the screen can't open.")
    else:
        yield Finding("terminal", f"{terminal}, {os.environ.get('COLORTERM') or '256 colors or fewer'}")
    encoding = (sys.stdout.encoding or "").lower()
    if encoding not in ("utf-8", "utf8"):
        yield Finding("text", f"{encoding} can't show every letter: set LANG to a UTF-8 locale.", wrong=True)


def _settings(settings: Settings) -> Iterator[Finding]:
    yield Finding("settings", str(settings.file))
    for problem in settings.problems:
        yield Finding("settings", str(problem), wrong=True)
    yield Finding("database", str(settings.database))


async def _library(settings: Settings) -> list[Finding]:
    try:
        library = Library.open(settings.database, settings.config)
    except ReaderError as error:
        return [Finding("database", str(error), wrong=True)]
    try:
        found = await library.sources()
        unsound = await library.check()
    finally:
        await library.close()
    sound = Finding("database", unsound, wrong=True) if unsound else Finding("database", "is sound")
    room = upkeep.lines(sizes(settings.database), cached(settings.paths.cache))
    takes = [Finding("room", line) for line in room]
    return [sound, *takes, Finding("sources", str(len(found))), *map(_source, found)]


async def _one(settings: Settings, name: str) -> int:
    library = Library.open(settings.database, settings.config)
    try:
        source = await library.find_source(name)
        told = await library.health(source.id)
    finally:
        await library.close()
    for line in diagnosis.lines(told, datetime.now(HERE), whole=True):
        output.write(line)
    return 1 if told.findings else 0


def _source(source: Source) -> Finding:
    told = source.error or f"{counted(source.total, 'post')}, {source.unread:,} unread"
    return Finding(f"  {source.id} {source.title}"[:40], told, wrong=bool(source.error))
