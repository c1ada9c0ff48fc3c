"""Which of the person's programs opens what: a film, a sound, any address of a certain form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TYPE = re.compile(r"(?:application|audio|font|image|message|model|text|video)/(?:\*|[a-z0-9][a-z0-9.+-]*)")


class Opener(NamedTuple):
    """A program for what a pattern meets."""

    pattern: str
    """A MIME type (`audio/mpeg`, `video/*`), or else a regular expression found in the address."""
    command: tuple[str, ...]
    r"""Its words. `%s` in one stands for the address, which otherwise follows as the last."""

    def opens(self, url: str, type_: str) -> bool:
        """Whether it is meant for something with this address and MIME type (empty: unknown)."""
        if _TYPE.fullmatch(self.pattern):
            return type_ == self.pattern or (
                self.pattern.endswith("/*") and type_.startswith(self.pattern[:-1])
            )
        return re.search(self.pattern, url) is not None

    def words(self, url: str) -> list[str]:
        """The command with the address, which is one argument whatever is in it."""
        named = [word.replace("%s", url) for word in self.command]
        return named if named != list(self.command) else [*self.command, url]


def is_pattern(text: str) -> bool:
    """Whether a pattern can be understood."""
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return False
    return bool(text)


def command_for(openers: Sequence[Opener], url: str, type_: str = "") -> list[str] | None:
    """The command for something, by the first opener meant for it; None where none is.

    Args:
        openers: In the order of the settings.
        url: Its address.
        type_: Its MIME type where it is known; else the address's ending tells.
    """
    kind = (type_.partition(";")[0].strip() or _guessed(url)).lower()
    return next((opener.words(url) for opener in openers if opener.opens(url, kind)), None)


def _guessed(url: str) -> str:
    import mimetypes  # 18 ms with what it imports, and reading the settings does without
    from urllib.parse import urlsplit

    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return mimetypes.guess_type(path)[0] or ""
