"""YAML front matter, read as strings.

YAML 1.1 turns `title: 1.10` into 1.1, `title: No` into false, and refuses a post for its
`date: 2021-02-30`; a reader wants what was written. So every scalar stays a string. What breaks
the language's rules (`title: Blog: a story` is the most common of all) is saved line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.sources.fields import Fields, Value, loosely, plain_yaml, quote

_MOST_CHUNKS = 500
"""Fields that are saved from a broken block."""

# What YAML calls unprintable, and the three characters that are line ends to it and to nobody else.
_FOREIGN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# They are kept, as mangled text can't be repaired without them: the parsers meet them in an unused plane.
_ATTIC = 0x100000
_STOWED = re.compile("[\U00100000-\U0010ffff]")

_FIELD = re.compile(r"([\w.-]{1,100}|\"[^\"]{1,100}\"|'[^']{1,100}') *:(.*)", re.DOTALL)


def parse(text: str) -> Fields:
    """Read a block of YAML, its lines parted by line feeds, without the `---` around it."""
    if not _FOREIGN.search(text):
        return _read(text)
    values, notes = _read(_FOREIGN.sub(lambda found: chr(_ATTIC + ord(found[0])), text))
    return Fields({key: _unstowed(value) for key, value in values.items()}, notes)


def _read(text: str) -> Fields:
    plain = plain_yaml.read(text)
    return Fields(plain) if plain is not None else _read_fully(text) or _salvage(text)


def _read_fully(text: str) -> Fields | None:
    from tui_reader.sources.fields import full_yaml  # PyYAML takes 20 ms to import; one post in ten needs it

    return full_yaml.read(text)


def _unstowed(value: Value) -> Value:
    match value:
        case str():
            return _STOWED.sub(lambda found: chr(ord(found[0]) - _ATTIC), value)
        case list():
            return [_unstowed(item) for item in value]
        case dict():
            return {key: _unstowed(item) for key, item in value.items()}
        case _:
            return value


def _salvage(text: str) -> Fields:
    """Every field that can be read by itself. Tabs, which YAML forbids before a field, are spaces here."""
    values: dict[str, Value] = {}
    notes: list[str] = []
    for number, chunk in enumerate(_chunks(text.replace("\t", "    "))):
        found = _FIELD.match(chunk)
        if number >= _MOST_CHUNKS or not found:
            notes.append(f"In the front matter, {quote(chunk)} was not understood.")
            continue
        fields = _read_alone(chunk) or loosely(found[1].strip("\"'"), found[2])
        values.update(fields.values)
        notes.extend(fields.notes)
    return Fields(values, tuple(notes))


def _chunks(text: str) -> Iterator[str]:
    """Each line at the left edge, with the indented lines and list items that follow it."""
    chunk: list[str] = []
    for line in text.split("\n"):
        if chunk and (not line.strip() or line[0] in " -"):
            chunk.append(line)
            continue
        if chunk:
            yield "\n".join(chunk).rstrip()
        chunk = [line] if line.strip() and line[0] != "#" else []
    if chunk:
        yield "\n".join(chunk).rstrip()


def _read_alone(chunk: str) -> Fields | None:
    plain = plain_yaml.read(chunk)
    return Fields(plain) if plain is not None else _read_fully(chunk)
