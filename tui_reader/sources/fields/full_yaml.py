"""YAML of any shape, by PyYAML's parser, with none of what makes YAML dangerous.

Values are put together from the parser's events: nothing recurses, no tag builds anything, and an
alias is not followed (nine of them in one line can mean a billion).
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from tui_reader.sources.fields import Fields, Value, quote
from tui_reader.sources.fields.plain_yaml import NULLS

_DEEPEST = 40
_MOST_EVENTS = 20_000
_MOST_BRACKETS = 1_000
"""libyaml is quadratic in open brackets: 5,000 take 80 ms, 1,000 take 3."""

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(text: str) -> Fields | None:
    """The fields of a block; None when it is no YAML, no mapping, or larger than any front matter."""
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except (yaml.YAMLError, _TooMuchError):
        return None
    return Fields(builder.root, tuple(builder.notes)) if isinstance(builder.root, dict) else None


class _TooMuchError(Exception):
    """A structure no front matter has."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come."""

    value: list[Value] | dict[str, Value]
    key: str | None = None
    """In a mapping: the key whose value comes next."""


class _Builder:
    """Puts values together from events."""

    def __init__(self) -> None:
        self.root: Value = None
        self.notes: list[str] = []
        self._open: list[_Open] = []
        self._events = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            _TooMuchError: The structure goes too deep, or on for too long.
        """
        self._events += 1
        if self._events > _MOST_EVENTS or len(self._open) > _DEEPEST:
            raise _TooMuchError
        match event:
            case yaml.ScalarEvent():
                self._add(None if not event.style and event.value in NULLS else event.value)
            case yaml.MappingStartEvent():
                self._open.append(_Open({}))
            case yaml.SequenceStartEvent():
                self._open.append(_Open([]))
            case yaml.CollectionEndEvent():
                self._add(self._open.pop().value)
            case yaml.AliasEvent():
                self.notes.append(
                    f"The alias {quote(f'*{event.anchor}')} in the front matter was not followed."
                )
                self._add(None)
        if tag := getattr(event, "tag", None):
            self.notes.append(f"The tag {quote(tag)} in the front matter was not obeyed.")

    def _add(self, value: Value) -> None:
        if not self._open:
            self.root = value
            return
        inside = self._open[-1]
        if isinstance(inside.value, list):
            inside.value.append(value)
        elif inside.key is None:
            inside.key = value if isinstance(value, str) else ""
        else:
            inside.value[inside.key] = value
            inside.key = None
