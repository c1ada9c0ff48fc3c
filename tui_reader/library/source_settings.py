"""What can be set for a source alone, and which values make sense."""

from __future__ import annotations

from tui_reader.errors import ConfigError
from tui_reader.library.full_texts import ALWAYS
from tui_reader.sources.local import dialects
from tui_reader.store import settings
from tui_reader.text import clean

MEANINGS = {
    settings.FULL_TEXT: "“always”: the whole article is fetched from the page of each post you open",
    settings.SELECTOR: "a CSS selector of the part of a page that holds the article",
    settings.INTERVAL: "minutes between two requests, at least 15",
    settings.DIALECT: "whose source tree a folder is: hugo, jekyll, obsidian, plain, …",
}
"""The settings, and what each does."""

SHORTEST = 15
LONGEST = 30 * 24 * 60


def checked(name: str, value: str) -> str:
    """The value as it is kept; empty unsets.

    Raises:
        ConfigError: Nothing is called so, or it can't have this value.
    """
    value = clean.line(value)
    match name:
        case _ if name not in MEANINGS:
            raise ConfigError(
                f"No setting is called “{clean.line(name)}”.", f"There are {', '.join(MEANINGS)}."
            )
        case _ if not value:
            return ""
        case settings.FULL_TEXT if value not in (ALWAYS, "never"):
            raise ConfigError(f"full_text can't be “{value}”.", "It is “always” or “never”.")
        case settings.FULL_TEXT if value == "never":
            return ""
        case settings.INTERVAL if not (value.isdecimal() and SHORTEST <= int(value) <= LONGEST):
            raise ConfigError(
                f"interval can't be “{value}”.", f"It is a number of minutes, {SHORTEST} or more."
            )
        case settings.DIALECT if value.lower() not in dialects.NAMES:
            raise ConfigError(f"dialect can't be “{value}”.", f"There are {', '.join(dialects.NAMES)}.")
        case settings.DIALECT:
            return value.lower()
        case _:
            return value
