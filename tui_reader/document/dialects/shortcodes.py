"""What site generators add to Markdown, resolved to Markdown: shortcodes, Liquid, components, wikilinks.

Known ones become what they show; unknown ones are shown as they are written, small and as code, and
nothing of the text is lost. One pass over the source, which stops only where something stands; text that
holds nothing of the kind costs a few searches for two characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import islice
from textwrap import dedent

from tui_reader.document.dialects import kramdown, liquid, markdown_in_html, marks, mdx, wikilinks
from tui_reader.document.dialects.calls import Call, parsed
from tui_reader.document.dialects.code_places import CodePlaces
from tui_reader.document.dialects.known import PAIRED, RAW, SIMPLE
from tui_reader.document.dialects.setting import Setting
from tui_reader.document.dialects.wikilinks import Resolution
from tui_reader.document.formulas import drawn

LONGEST = 2_000
"""Characters of one tag."""

MOST = 5_000
"""Resolved in one text; a post has fewer, and what comes after them is left as it is written."""

_MOST_PLACES = 50_000

DEEPEST = 5
"""Shortcodes within shortcodes; what is deeper is shown as written."""

_MARKS = ("{{", "{%", "{:", "{.", "{#", "{/*", "[[", "%%", "{static}", "{attach}", "{filename}")
_COMPONENT = re.compile(r"</?[A-Z]|<[a-z][a-z0-9]*\s[^<>{}]{0,500}=\s*\{")
"""A component, or an element of HTML with an attribute that a program gives it."""
_CONTENTS = ("[TOC]", "[toc]", "[_TOC_]")
"""Where contents would stand, alone on a line."""
_ADDRESS = re.compile(r"(?:\]\(<?|\]: <?|(?:src|href)=[\"']?)\Z")
"""What an address stands behind."""
_STATEMENT = re.compile(r"(?:\A|(?<=\n))(?:import|export)\s")


def resolved(markdown: str) -> str:
    """Resolve the dialects in a local post. Feeds have none: there such signs are meant as they are."""
    for wide in (kramdown.with_callouts, drawn.with_sources, markdown_in_html.with_markdown):
        markdown = wide(markdown)
    return _resolved(markdown, 0)


def _resolved(markdown: str, depth: int) -> str:
    places = list(islice(_places(markdown), _MOST_PLACES)) if depth <= DEEPEST else []
    return _Pass(markdown, depth).over(places) if places else markdown


def _places(text: str) -> Iterator[int]:
    """Where something may stand, in order."""
    # One character is searched many times as fast as two.
    found = [_all(text, mark) for mark in (*_MARKS, *_CONTENTS) if mark[0] in text]
    if "<" in text:
        found.append(match.start() for match in _COMPONENT.finditer(text))
    if "import " in text or "export " in text:
        found.append(match.start() for match in _STATEMENT.finditer(text))
    return merge(*found, marks.places(text))


def _all(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + len(mark))


_HUGO_ESCAPE = re.compile(r"\{\{([<%])/\*\s*(.*?)\s*\*/([>%])\}\}", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*(raw|verbatim)\s*-?%\}")
_EXPRESSION = re.compile(r"\{\{\{?(-?\s*[\w\"'][^{}]*?)\}?\}\}")
_TEX = re.compile(r"(?:[\\^_{}]|\\[A-Za-z]+)\Z")
"""What two braces stand behind in TeX."""
_TAG = re.compile(r"\{%-?\s*([\w./-]+[^%]*(?:%(?!\})[^%]*)*?)-?%\}")


class _Pass:
    """One pass over one text."""

    def __init__(self, text: str, depth: int) -> None:
        self._text = text
        self._depth = depth
        self._code = CodePlaces(text)
        self._setting = Setting(text)
        self._unclosed: set[str] = set()
        """Patterns that nothing further on matches: without it, many openings would take quadratic time."""
        self._known: dict[str, int] = {}
        """Where signs next stand."""
        self._at = 0

    def over(self, places: list[int]) -> str:
        """The whole text, resolved."""
        parts: list[str] = []
        for start in places:
            if start < self._at:
                continue
            region = self._code.region(start)
            found = self._in_code(start, region[1]) if region else self._read(start)
            if found is not None:
                markdown, end = found
                begin = start - 1 if self._text[start - 1 : start + 2] == "![[" else start
                parts += (self._text[self._at : begin], markdown)
                self._at = end
                if len(parts) >= 2 * MOST:
                    break
        return "".join([*parts, self._text[self._at :]])

    def _in_code(self, start: int, end: int) -> Resolution | None:
        """What is resolved in code, too: the signs that keep something from being resolved."""
        if escaped := _HUGO_ESCAPE.match(self._text, start, end):
            return f"{{{{{escaped[1]} {escaped[2]} {escaped[3]}}}}}", escaped.end()
        return self._raw(start, end)

    def _raw(self, start: int, end: int) -> Resolution | None:
        opening = _RAW.match(self._text, start, end)
        closing = opening and self._closing(rf"\{{%-?\s*end{opening[1]}\s*-?%\}}", opening.end(), end)
        return (self._text[opening.end() : closing[0]], closing[1]) if opening and closing else None

    def _read(self, start: int) -> Resolution | None:
        """What stands here; None when it is only text."""
        text = self._text
        match text[start : start + 2]:
            case "{{":
                return (
                    self._hugo(start)
                    if text[start + 2 : start + 3] in {"<", "%"}
                    else self._expression(start)
                )
            case "{%":
                return self._tag(start)
            case "{:" | "{." | "{#":
                return kramdown.attributes(text, start)
            case "{/":
                end = self._next("*/}", start)
                return ("", end + 3) if end else None
            case "{s" | "{a" | "{f":
                # Pelican's own files: from the root of what it reads, or from beside the post.
                is_address = _ADDRESS.search(text[max(0, start - 7) : start])
                return ("", text.index("}", start) + 1) if is_address else None
            case "[[":
                return wikilinks.wikilink(text, start - (text[start - 1 : start] == "!"))
            case "%%":
                return wikilinks.comment(text, start)
            case sign if sign[0] == "<":
                return self._component(start)
            case sign if sign[0] in "=+^~:":
                return self._mark(start)
            case sign if sign[0] == "[":
                end = text.index("]", start) + 1
                return ("", end) if self._setting.is_alone(start, end) else None
            case _:
                begins = not start or text[start - 2 : start] == "\n\n" or self._at == start - 1
                return mdx.statement(text, start) if begins else None

    def _mark(self, start: int) -> Resolution | None:
        is_code = self._setting.is_set_in(start) and not self._setting.is_in_list(start)
        found = None if is_code else marks.mark(self._text, start)
        return (_resolved(found[0], self._depth + 1), found[1]) if found else None

    def _hugo(self, start: int) -> Resolution | None:
        text = self._text
        if escaped := _HUGO_ESCAPE.match(text, start, start + LONGEST):
            return self._quiet(f"{{{{{escaped[1]} {escaped[2]} {escaped[3]}}}}}", start, escaped.end())
        sign = ">" if text[start + 2] == "<" else "%"
        closing = self._next(f"{sign}}}}}", start + 3)
        content = text[start + 3 : closing].strip()
        if not closing or not content:
            return None
        end = closing + 3
        is_whole = content.endswith("/")
        name = content.split(None, 1)[0].rstrip("/")
        ending = "" if is_whole else rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}"
        return self._called(content.rstrip("/"), start, end, ending) or self._quiet(
            text[start:end], start, end
        )

    def _expression(self, start: int) -> Resolution | None:
        text = self._text
        found = _EXPRESSION.match(text, start, start + LONGEST)
        if found is None or _TEX.search(text, max(0, start - 40), start) or "\n\n" in found[1]:
            return None
        said = liquid.expression(found[1], alone=self._setting.is_alone(start, found.end()))
        if said is None:
            return self._quiet(found.group(), start, found.end())
        return self._set(said, start, found.end())

    def _tag(self, start: int) -> Resolution | None:
        if raw := self._raw(start, len(self._text)):
            return raw
        found = _TAG.match(self._text, start, start + LONGEST)
        if found is None:
            return None
        content, end = found[1].strip(), found.end()
        name = re.split(r"[\s(]", content, maxsplit=1)[0]
        if name == "comment":
            closing = self._closing(r"\{%-?\s*endcomment\s*-?%\}", end, len(self._text))
            return ("", closing[1]) if closing else None
        if name in liquid.SILENT:
            return "", end
        if name == "include":
            content = content.removeprefix("include").strip()
        ending = r"\{%-?\s*end\s*-?%\}" if "(" in content else rf"\{{%-?\s*end{re.escape(name)}\s*-?%\}}"
        return self._called(content, start, end, ending) or self._quiet(found.group(), start, end)

    def _component(self, start: int) -> Resolution | None:
        text = self._text
        if not self._next(">", start):
            return None
        tag = mdx.Component(text, start)
        if tag.end and tag.name[:1].islower():
            return tag.html(), tag.end
        if not tag.end or not mdx.is_component(tag.name):
            return None
        # A type's parameter: `Vec<String>`.
        if not tag.closing and text[start - 1 : start].isalnum():
            return None
        ending = rf"</{re.escape(tag.name)}\s*>"
        is_whole = tag.self_closing or tag.closing
        if not is_whole and not self._closing(ending, tag.end, len(text)):
            return None
        call = tag.call("", alone=True)
        found = None if tag.closing else self._written(call, start, tag.end, "" if is_whole else ending)
        return found or self._quiet(text[start : tag.end], start, tag.end)

    def _called(self, content: str, start: int, end: int, ending: str) -> Resolution | None:
        call = parsed(content)
        if call is None:
            return None
        leads = liquid.page(call.name, call.values)
        return (leads, end) if leads is not None else self._written(call, start, end, ending)

    def _written(self, call: Call, start: int, end: int, ending: str) -> Resolution | None:
        """A known call as Markdown, with what it stands around if it has an end."""
        closing = self._closing(ending, end, len(self._text)) if ending and call.name in PAIRED else None
        if closing:
            body = dedent(self._text[end : closing[0]])
            if call.name not in RAW:
                body = _resolved(body, self._depth + 1)
            alone = self._setting.is_alone(start, closing[1])
            markdown = PAIRED[call.name](call.around(body, alone=alone))
            return None if markdown is None else self._set(markdown, start, closing[1])
        write = SIMPLE.get(call.name)
        markdown = write(call.around("", alone=self._setting.is_alone(start, end))) if write else None
        return None if markdown is None else self._set(markdown, start, end)

    def _closing(self, pattern: str, start: int, end: int) -> tuple[int, int] | None:
        """Where something next matches, if it does."""
        if pattern in self._unclosed:
            return None
        found = re.compile(pattern).search(self._text, start, end)
        if found is None and end == len(self._text):
            self._unclosed.add(pattern)
        return found.span() if found else None

    def _next(self, sign: str, start: int) -> int:
        """Where a sign next stands, if it is near; else 0. Each is searched for only once."""
        if self._known.get(sign, -1) < start:
            at = self._text.find(sign, start)
            self._known[sign] = at if at >= 0 else len(self._text) + LONGEST
        at = self._known[sign]
        return at if at < start + LONGEST and at < len(self._text) else 0

    def _set(self, markdown: str, start: int, end: int) -> Resolution:
        return self._setting.placed(markdown, start, end), end

    def _quiet(self, source: str, start: int, end: int) -> Resolution | None:
        shown = self._setting.quiet(source, start)
        return None if shown is None else (shown, end)
