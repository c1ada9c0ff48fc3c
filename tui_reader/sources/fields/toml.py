"""TOML front matter. What breaks the language's rules is saved field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.sources.fields import Fields, Value, loosely, plain_toml, quote

_MOST_CHUNKS = 500
"""Fields that are saved from a broken block."""

_BEGINNING = re.compile(r"[ \t]*(?:[\w.\"'-]+[ \t]*=|\[)")
_FIELD = re.compile(r"[ \t]*([\w.-]{1,100}|\"[^\"]{1,100}\")[ \t]*=(.*)", re.DOTALL)
_TABLE = re.compile(r"[ \t]*\[([\w.-]+)\][ \t]*(?:#.*)?$")


def parse(text: str) -> Fields:
    """Read a block of TOML, its lines parted by line feeds, without the `+++` around it."""
    plain = plain_toml.read(text)
    return Fields(plain) if plain is not None else _read_fully(text) or _salvage(text)


def _read_fully(text: str) -> Fields | None:
    import tomllib  # 10 ms to import, and the plain shape does without

    try:
        return Fields(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _salvage(text: str) -> Fields:
    values: dict[str, Value] = {}
    notes: list[str] = []
    table = values
    for number, chunk in enumerate(_chunks(text)):
        if found := _TABLE.match(chunk):
            table = {}
            values.setdefault(found[1], table)
        elif number < _MOST_CHUNKS and (found := _FIELD.match(chunk)):
            fields = _read_fully(chunk) or loosely(found[1].strip('"'), found[2])
            table.update(fields.values)
            notes.extend(fields.notes)
        else:
            notes.append(f"In the front matter, {quote(chunk)} was not understood.")
    return Fields(values, tuple(notes))


def _chunks(text: str) -> Iterator[str]:
    """Each field or table heading, with the lines that follow it and begin neither."""
    chunk: list[str] = []
    for line in text.split("\n"):
        if chunk and not _BEGINNING.match(line):
            chunk.append(line)
            continue
        if chunk:
            yield "\n".join(chunk).rstrip()
        chunk = [line] if line.strip() and line.lstrip()[0] != "#" else []
    if chunk:
        yield "\n".join(chunk).rstrip()
