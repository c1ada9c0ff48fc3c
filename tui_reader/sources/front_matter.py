"""Tell a post's front matter from its text.

YAML between `---` (Jekyll, Hugo, Pandoc), TOML between `+++` (Hugo, Zola), a JSON object (Hugo),
YAML without its first `---` (Hexo), and `Title: …` lines up to a blank one (MultiMarkdown, Pelican).
Writers make mistakes in it, and a text can begin with a rule or a brace of its own. So whatever
is not certainly front matter stays in the body: its text is never lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui_reader.sources.fields import KNOWN, LONGEST, Value, folded, head, quote
from tui_reader.sources.fields import json as json_fields
from tui_reader.sources.fields import toml as toml_fields
from tui_reader.sources.fields import yaml as yaml_fields

_FENCE = re.compile(r"(?:[ \t]*\n)*(-{3,}|\+{3})[ \t]*\n")
_BRACE = re.compile(r"\s*\{")
_BARE = re.compile(r"(?i:title|date|layout|tags|categories|author|updated|permalink) ?:(?: |\n)")
_DASHES = re.compile(r"-{3,}[ \t]*$")
_MOST_BARE_LINES = 100


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A post taken apart."""

    fields: dict[str, Value]
    """By the keys as written; see `fields.folded`."""
    body: str
    """The text after the front matter; lines end with `\\n`."""
    notes: tuple[str, ...] = ()
    """Sentences about what was ignored."""


def split(text: str, *, bare: bool = False) -> FrontMatter:
    """Take a post apart. Nothing raises, and text that is no front matter is in the body.

    Args:
        text: The whole file.
        bare: Posts of its kind begin with `Key: value` lines that no fence stands around (Pelican).
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if fence := _FENCE.match(text):
        found = _fenced(text, fence[1], fence.end())
    elif brace := _BRACE.match(text):
        found = _json(text, brace.end() - 1)
    else:
        found = _bare(text, certain=bare) if _BARE.match(text) or (bare and head(text[:200])) else None
    return found or FrontMatter({}, text)


def _fenced(text: str, fence: str, start: int) -> FrontMatter | None:
    closing = _closing(text, fence, start - 1)
    if closing is None:
        return _unclosed(text, fence, start)
    end, after = closing
    if not _is_front_matter(text[start : min(end, start + LONGEST)]):
        return None
    return _read(text, fence, start, end, after)


def _closing(text: str, fence: str, start: int) -> tuple[int, int] | None:
    """Where the block ends and where the body begins. YAML may also end with `...`."""
    marks = (fence, "...") if fence[0] == "-" else (fence,)
    found: tuple[int, int] | None = None
    for mark in marks:
        at = text.find("\n" + mark, start, found[0] if found else len(text))
        while at >= 0:
            line_end = text.find("\n", at + 1)
            line_end = len(text) if line_end < 0 else line_end
            if not text[at + 1 + len(mark) : line_end].strip(" \t"):
                found = (at, line_end + 1)
                break
            at = text.find("\n" + mark, line_end, found[0] if found else len(text))
    return found


def _is_front_matter(block: str) -> bool:
    """A first field with a known name is enough; names nobody knows must look the part on every line."""
    if folded(head(block[: block.find("\n")])) in KNOWN:
        return True
    lines = [line for line in block.split("\n", 40)[:40] if line.strip() and line[0] != "#"]
    if not lines or folded(head(lines[0])) in KNOWN or lines[0][0] == "{":
        return True
    heads = [head(line) for line in lines if line[0] not in " \t-"]
    if any(folded(key) in KNOWN for key in heads):
        return sum(map(bool, heads)) * 2 >= len(heads)
    return bool(heads) and lines[0][0] not in " \t-" and all(key and not key[0].isupper() for key in heads)


def _read(text: str, fence: str, start: int, end: int, after: int) -> FrontMatter | None:
    block = text[start:end]
    notes: tuple[str, ...] = ()
    if len(block) > LONGEST:
        block = block[: block.rfind("\n", 0, LONGEST)]
        notes = (f"The front matter is longer than {LONGEST // 1024} KB: only its beginning was read.",)
    fields = toml_fields.parse(block) if fence[0] == "+" else yaml_fields.parse(block)
    return FrontMatter(fields.values, text[after:].lstrip("\n"), fields.notes + notes)


def _unclosed(text: str, fence: str, start: int) -> FrontMatter | None:
    """The fields at the top, up to the first line that is none, when the first of them is a known one."""
    end = start
    while line_end := text.find("\n", end, start + LONGEST) + 1:
        line = text[end:line_end]
        if not head(line) and (end == start or line[0] not in " \t-" or not line.strip()):
            break
        end = line_end
    if end == start or folded(head(text[start:end])) not in KNOWN:
        return None
    found = _read(text, fence, start, end, end)
    note = f"The front matter was never closed by a line of {quote(fence)}."
    return found and FrontMatter(found.fields, found.body, (*found.notes, note))


def _json(text: str, start: int) -> FrontMatter | None:
    found = json_fields.parse(text, start)
    if not found:
        return None
    rest = text[found.end :]
    # "{a} ..." can be text: an object is front matter when its line ends with it.
    if rest.lstrip(" \t")[:1] not in ("", "\n"):
        return None
    return FrontMatter(found.fields.values, rest.lstrip(" \t").lstrip("\n"), found.fields.notes)


def _bare(text: str, *, certain: bool) -> FrontMatter | None:
    """Fields without a fence above them: up to `---` (Hexo), or to a blank line (MultiMarkdown, Pelican)."""
    end = 0
    for _ in range(_MOST_BARE_LINES):
        line_end = text.find("\n", end) + 1 or len(text)
        line = text[end:line_end]
        if end and _DASHES.match(line):
            return _read(text, "---", 0, end, line_end)
        if not line.strip():
            is_header = end > 0 and (certain or _is_header(text[:end]))
            return _read(text, "---", 0, end, line_end) if is_header else None
        if not head(line) and line[0] not in " \t-":
            return None
        end = line_end
    return None


def _is_header(block: str) -> bool:
    """Two fields or more; one alone only when it is the title: "Date: unknown" can begin a letter."""
    heads = [folded(key) for line in block.split("\n") if (key := head(line))]
    return heads == ["title"] or (len(heads) > 1 and all(key in KNOWN for key in heads[:2]))
