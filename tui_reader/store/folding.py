"""How names and texts are folded, so that what is looked for is found however it is written."""

from __future__ import annotations

import json
import re
from functools import cache

_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    "|[\U00020000-\U0003ffff]"
)

_SPOKEN = re.compile(r"[^\W_]{2,40}")


@cache
def unspaced() -> re.Pattern[str]:
    """A sign of the scripts that put no space between words, or of Hangul, which puts its particles at them.

    Compiled when it is first needed: the program starts without.
    """
    return re.compile(_UNSPACED)


def indexed_words(text: str) -> str:
    """A text as the index takes it: signs of scripts without spaces stand each alone.

    The index knows words by the spaces between them; a Japanese sentence would be one word. Alone,
    a word of several signs is found as a phrase. SQL knows this as `indexed_words`.
    """
    return text if text.isascii() else unspaced().sub(r" \g<0> ", text)


def folded_names(*lines: str) -> str:
    """Names, one a line, as a JSON list, each once and without its case. SQL knows it as `folded_names`."""
    names = (name.casefold() for group in lines for name in group.split("\n"))
    return json.dumps(list(dict.fromkeys(filter(None, names))))


def spoken(text: str) -> list[str]:
    """The words of a text that somebody may mistype: each once, none of a single letter or endless."""
    is_unspaced = unspaced().search
    return [word for word in dict.fromkeys(_SPOKEN.findall(text)) if not is_unspaced(word)]


def spoken_words(text: str) -> str:
    """The same as a JSON list. SQL knows it as `spoken_words`."""
    return json.dumps(spoken(text))
