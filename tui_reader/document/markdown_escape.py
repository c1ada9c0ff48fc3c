"""Text that must show as written, written as Markdown.

Escaping everything would be easy and ugly. A backslash goes only where CommonMark, GFM, footnotes or
definition lists would otherwise see markup; `2 * 3`, `snake_case`, `[sic]` and `a < b` stay as they are.
"""

from __future__ import annotations

import re

_ALNUM = r"[^\W_]"
# Each alternative matches the one character that needs a backslash.
_ALWAYS = rf"""
    \\(?=[!-/:-@\[-`{{-~]|\Z)             # a backslash that would escape something itself
  | (?<=\\)[(\[]                          # behind a backslash, it would begin a formula
  | `
  | (?<![ ])\*                            # a star beside a word; one between blanks is no markup
  | (?<!{_ALNUM})_|_(?!{_ALNUM})          # an underscore that is not inside a word
  | &(?=\#[xX]?[0-9A-Fa-f]{{1,8}};|[A-Za-z][A-Za-z0-9]{{0,40}};)
  | (?<=~)~|\A~
"""
_ANY_BRACKET = r"| [\[\]]"
# Not the bracket of "[sic]": a link, a note and a definition show it by what comes after.
_BRACKET = r"""
  | \[(?! [^\[\]^!] [^\[\]]* \] (?! {end} [(\[:] ) ) | \[(?=[ xX]\]) | (?<=\^)\[
"""
_BEFORE_MORE = r"| <(?=[A-Za-z/!?]|\Z) | ~(?=~|\Z) | \*(?![ ])"
_BEFORE_END = r"| <(?=[A-Za-z/!?]) | ~(?=~) | \*(?![ ]|\Z)"

_MIDDLE = re.compile(_ALWAYS + _BRACKET.format(end=r"\Z |") + _BEFORE_MORE, re.VERBOSE)
_LAST = re.compile(_ALWAYS + _BRACKET.format(end="") + _BEFORE_END, re.VERBOSE)
_IN_LINK = re.compile(_ALWAYS + _ANY_BRACKET + _BEFORE_MORE, re.VERBOSE)
_ANY = re.compile(r"[\\`*_\[\]<&~]")

_LINE_START = re.compile(
    r"""
    \#{1,6}(?=[ ]|\Z) | >             # heading, quote
  | [-+](?=[ ])                       # list
  | \+\Z | =+[ ]*\Z                   # empty item, setext underline
  | [-|:][-|: ]*\Z                    # rule, setext underline, a table's second line
  | [:~](?=[ ]) | :::                 # definition, container
  | (?:!!!|\?\?\?\+?)(?=[ ])          # admonition
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ ]|\Z)")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ ]))(?=#+$)")
_IN_DESTINATION = re.compile(r"[\s<>\\`\"()\[\]^|*_~]")
_BALANCED = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def text(words: str, *, last: bool = False, in_link: bool = False) -> str:
    """Escape running text whose white space is folded to single spaces.

    Args:
        words: What to escape.
        last: Nothing follows it on its line, so that its end needs no care.
        in_link: It stands between the brackets of a link, where every bracket counts.
    """
    if not _ANY.search(words):
        return words
    pattern = _IN_LINK if in_link else _LAST if last else _MIDDLE
    return pattern.sub(r"\\\g<0>", words)


def line_start(escaped: str) -> str:
    """Escape what would begin a heading, a quote, a list, a rule, a table or a definition."""
    if escaped[:1].isdigit():
        return _NUMBER.sub(r"\1\\\2", escaped, count=1) if _NUMBER.match(escaped) else escaped
    return "\\" + escaped if _LINE_START.match(escaped) else escaped


def heading(markdown: str) -> str:
    """Escape the hashes at a heading's end, which would be taken for its closing ones."""
    return _CLOSING_HASHES.sub(r"\\", markdown)


def cell(markdown: str) -> str:
    """Escape inline Markdown for a table's cell, where every bar is a border, in code too."""
    return markdown.replace("|", "\\|")


def destination(url: str) -> str:
    """Write the address of a link or picture so that it ends where it ends."""
    if _IN_DESTINATION.search(url):
        special = r"[\s<>\\`\"|^]" if _BALANCED.fullmatch(url) else r"[\s<>\\`\"|^()]"
        url = re.sub(special, lambda sign: "".join(f"%{byte:02X}" for byte in sign.group().encode()), url)
    return _ENTITY.sub("&amp;", url)


def title(words: str) -> str:
    """Write the title of a link or picture, quotes and all."""
    return '"' + re.sub(r'[\\"]', r"\\\g<0>", _ENTITY.sub("&amp;", words)) + '"'


def code_span(code: str) -> str:
    """Write inline code, its backticks longer than any within; white space is folded already."""
    if "`" not in code:
        return f"`{code}`"
    ticks = "`" * (_longest_run(code) + 1)
    return f"{ticks} {code} {ticks}"


def fence(code: str, language: str = "") -> str:
    """Write a block of code exactly as it is, in a fence longer than any within."""
    ticks = "`" * max(3, _longest_run(code) + 1)
    return f"{ticks}{language}\n{code}\n{ticks}"


def entities(words: str) -> str:
    """Write text so that it reads the same in raw HTML and in Markdown."""
    return re.sub(r"[&<>\\`*_\[\]~!|:@/^]", lambda sign: f"&#{ord(sign.group())};", words)


def _longest_run(code: str) -> int:
    return max((len(run) for run in re.findall("`+", code)), default=0)
