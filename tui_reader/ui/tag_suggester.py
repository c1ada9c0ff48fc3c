"""Completing the tag that is being typed, the last of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.suggester import Suggester

_LAST = re.compile(r"[^,]*$")
_SIGNS = " +-#"


class TagSuggester(Suggester):
    """Knows the tags there are."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names, the likelier first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last name completed; None where no tag goes on so."""
        found = _LAST.search(value)
        begun = (found[0] if found else "").lstrip(_SIGNS)
        if not begun:
            return None
        fitting = (name for name in self._names if name.casefold().startswith(begun.casefold()))
        name = next(fitting, None)
        return None if name is None else value + name[len(begun) :]
