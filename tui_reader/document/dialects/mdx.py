"""MDX: components among Markdown, and the lines that import and export them."""

from __future__ import annotations

import re

from tui_reader.document.dialects.calls import Call
from tui_reader.document.dialects.wikilinks import Resolution

_LONGEST = 2_000
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*(?:\.[A-Z]\w*)?)(?=[\s/>])")
_ATTRIBUTE = re.compile(r"\s+(?:([\w:.-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|\{))?|\{)")
_STATEMENT = re.compile(
    r"""import\s+(?:(?:[^"'`;=()<>\n]{1,200}|[^"'`;=()<>{}\n]{0,100}\{[^{}"'`;=()]{1,1000}\})\s*\bfrom\s+)?
        ["'][^"'\n]+["'][ \t]*;?[ \t]*(?=\n|\Z)
      | export\s+(?:\{[^{}]*\}|\*)(?:\s+from\s+["'][^"'\n]+["'])?[ \t]*;?[ \t]*(?=\n|\Z)
      | export\s+(?:(?:const|let|var)\s+[\w$]+\s*(?::[^=\n]+)?=|(?:default\s+)?(?:async\s+)?function\b|
        default\s+(?:class\b|[\[({]|[\w$]+\s*(?:;|\(|\n|\Z)))(?:(?!\n[ \t]*\n).)*(?=\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)


def statement(text: str, start: int) -> Resolution | None:
    """Read a line that imports or exports; it shows nothing."""
    found = _STATEMENT.match(text, start, start + _LONGEST)
    return ("", found.end()) if found else None


class Component:
    """One tag of a component, read from its angle bracket on.

    Args:
        text: The source.
        start: Where the tag begins.
    """

    def __init__(self, text: str, start: int) -> None:
        name = _NAME.match(text, start)
        self.name = name[1] if name else ""
        self.closing = text.startswith("</", start)
        self.named: dict[str, str] = {}
        self.self_closing = False
        self._plain: list[str] = []
        self.end = self._attributes(text, name.end()) if name else 0
        """Where the text goes on; 0 when this is no tag."""

    def call(self, body: str, *, alone: bool) -> Call:
        """The component as a shortcode."""
        return Call(self.name.lower(), (), self.named, "", body, alone)

    def html(self) -> str:
        """The tag of a plain element, without the attributes that a program gives it."""
        return f"<{self.name}{''.join(self._plain)}{' /' if self.self_closing else ''}>"

    def _attributes(self, text: str, at: int) -> int:
        limit = at + _LONGEST
        while found := _ATTRIBUTE.match(text, at, limit):
            at = found.end()
            value = found[2] or ""
            if value == "{" or found.group().endswith("{"):
                end = _braced(text, at, limit)
                if not end:
                    return 0
                value, at = text[at : end - 1].strip().strip("`"), end
            else:
                self._plain.append(found.group())
            if found[1]:
                self.named[found[1].lower()] = value.strip("\"'") if value else "true"
        tail = re.compile(r"\s*(/?)>").match(text, at, limit)
        self.self_closing = bool(tail and tail[1])
        return tail.end() if tail else 0


def _braced(text: str, at: int, limit: int) -> int:
    """Where the braces end that are open at `at`; 0 when they do not."""
    depth = 1
    for found in re.compile(r"[{}]").finditer(text, at, limit):
        depth += 1 if found.group() == "{" else -1
        if not depth:
            return found.end()
    return 0


def is_component(name: str) -> bool:
    """Whether a tag's name is a component's, and no type parameter somebody forgot to escape."""
    return len(name) > 1 and name[0].isupper() and not name.isupper()
