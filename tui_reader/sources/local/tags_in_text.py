"""`#tags` in the text of a note, as Obsidian has them."""

from __future__ import annotations

import re

_LOOKED_AT = 256 * 1024
"""Characters in which tags are looked for."""

_MOST = 40
_CODE = re.compile(
    r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)|`[^`\n]*`|\$\$?[^$\n]*\$\$?", re.MULTILINE | re.DOTALL
)
_TAG = re.compile(r"(?<![^\s(])#([\w/-]{1,100})(?![\w/-])")


def found(markdown: str) -> tuple[str, ...]:
    """The tags, each once, in the order they are met: a number alone is none."""
    if "#" not in markdown:
        return ()
    text = _CODE.sub(" ", markdown[:_LOOKED_AT])
    tags = (match[1].strip("/-") for match in _TAG.finditer(text))
    return tuple(dict.fromkeys(tag for tag in tags if any(map(str.isalpha, tag))))[:_MOST]
