"""Bounds on HTML before it is parsed.

lexbor, as every parser that follows the standard, is quadratic on tags nested without end
(100,000 of them: 52 s), on attributes without end in one tag (74 s), and multiplies unclosed formatting
into every block after it. Posts people write are told by one search; the rest is rewritten,
flatter, with its text kept.
"""

from __future__ import annotations

import re
from itertools import islice

DEPTH = 300
"""Elements open at once that a parser is given."""

FORMATTING_DEPTH = 16
"""Unclosed `b`, `font` and their like: the parser opens all of them again in each later block."""

ATTRIBUTES = 64

# Below this nothing a post holds takes a tenth of a second.
_SMALL = 16_384
_FEW_TAGS = 400

_FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
# Elements that never hold others, and those that end where the next of their kind begins.
_UNCOUNTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "optgroup", "rt", "rp", "colgroup",
})  # fmt: skip

_STRICT_ATTRIBUTE = r"""[a-z_:@][-\w:.@]*+(?:=(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=`]++))?+"""
# A tag, comment or declaration in which nothing can be mistaken: what this matches, a parser reads alike.
_PLAIN_TAG = re.compile(
    rf"<(?:(/?[a-z][\w:-]*+)(?:\s++{_STRICT_ATTRIBUTE}){{0,{ATTRIBUTES}}}+\s*+/?>"
    r"|!doctype[^<>]*+>)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_LONE_BRACKET = re.compile(r"<(?![a-zA-Z/!?])")
_RAW_TEXT = frozenset({
    "script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext",
})  # fmt: skip

_LOOSE_ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+|["'])*+"""
_TOKEN = re.compile(
    rf"""
    <[!?][^>]*+(?:>|\Z)
  | <(?P<raw>{"|".join(sorted(_RAW_TEXT))})(?=[\s/>])(?P<raw_attributes>{_LOOSE_ATTRIBUTES})(?:>|\Z)
    (?P<content>.*?)(?:</(?P=raw)[^>]*+(?:>|\Z)|\Z)
  | <(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_LOOSE_ATTRIBUTES})(?P<end>>|\Z)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(rf"(?<![^\s/]){_STRICT_ATTRIBUTE}", re.IGNORECASE)


def bounded(html: str) -> str:
    """Return HTML that parses in time proportional to its length: nearly always `html` itself."""
    if len(html) <= _SMALL and html.count("<") <= _FEW_TAGS:
        return html
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    return html if _is_harmless(html) else _Rewriting().apply(html)


def _is_harmless(html: str) -> bool:
    names = _PLAIN_TAG.findall(html)
    if len(names) + len(_LONE_BRACKET.findall(html)) != html.count("<"):
        return False
    open_tags = _OpenTags()
    awaited = ""
    for name in filter(None, map(str.lower, names)):
        # What stands in a script is no markup: harmless if nothing there looks like a tag.
        if awaited and name != awaited:
            return False
        awaited = f"/{name}" if name in _RAW_TEXT else ""
        if not awaited and not open_tags.accepts(name):
            return False
    return not awaited


class _OpenTags:
    """How many elements of which name are open, counted the way that errs to more."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._depth = 0
        self._formatting = 0

    def accepts(self, tag: str) -> bool:
        """Count one tag ("div" or "/div"); False when it would open one too many, which isn't counted."""
        if tag[0] == "/":
            self._close(tag[1:])
            return True
        if tag in _UNCOUNTED:
            return True
        is_formatting = tag in _FORMATTING
        if self._depth >= DEPTH or (is_formatting and self._formatting >= FORMATTING_DEPTH):
            return False
        self._counts[tag] = self._counts.get(tag, 0) + 1
        self._depth += 1
        self._formatting += is_formatting
        return True

    def _close(self, name: str) -> None:
        if self._counts.get(name):
            self._counts[name] -= 1
            self._depth -= 1
            self._formatting -= name in _FORMATTING


class _Rewriting:
    """Writes every tag anew, plainly, so that the parser sees exactly what was counted here."""

    def __init__(self) -> None:
        self._open = _OpenTags()
        self._dropped: dict[str, int] = {}

    def apply(self, html: str) -> str:
        return _TOKEN.sub(self._token, html)

    def _token(self, found: re.Match[str]) -> str:
        if found["raw"]:
            return _raw_text(found["raw"].lower(), found["raw_attributes"], found["content"])
        name = (found["name"] or "").lower()
        if not name or not found["end"] or not name.isascii():
            return ""
        return self._closing(name) if found["slash"] else self._opening(name, found["attributes"])

    def _opening(self, name: str, attributes: str) -> str:
        if not self._open.accepts(name):
            self._dropped[name] = self._dropped.get(name, 0) + 1
            return "" if name in _FORMATTING else " "
        return f"<{name}{_plain(attributes)}>"

    def _closing(self, name: str) -> str:
        if self._dropped.get(name):
            self._dropped[name] -= 1
            return " "
        self._open.accepts("/" + name)
        return f"</{name}>"


def _raw_text(name: str, attributes: str, content: str) -> str:
    """Keep of what is no markup inside only what is read later: embedded pages, MathJax's formulas."""
    is_read = (
        "math/tex" in attributes or "//gist.github.com/" in attributes or "//asciinema.org/" in attributes
    )
    if name == "iframe" or (name == "script" and is_read and "<" not in content):
        return f"<{name}{_plain(attributes)}>{content if name == 'script' else ''}</{name}>"
    return ""


def _plain(attributes: str) -> str:
    return "".join(f" {each.group()}" for each in islice(_ATTRIBUTE.finditer(attributes), ATTRIBUTES))
