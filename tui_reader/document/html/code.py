"""Code in HTML: its text without line numbers and buttons, and the language its highlighter names."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html.frames import Block
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import SKIP, Leave, Walk
from tui_reader.document.html.write import BLOCK
from tui_reader.text import clean

# Hugo (lnt, ln), Pygments and Sphinx, rouge, SyntaxHighlighter, Crayon, highlight.js plugins, GitHub.
_NUMBERS = frozenset({
    "lnt", "ln", "lineno", "linenos", "lineno-num", "line-number", "line-numbers-rows",
    "linenodiv", "gutter", "rouge-gutter", "gl", "hljs-ln-numbers", "hljs-ln-n", "crayon-nums",
    "crayon-num", "blob-num",
})  # fmt: skip
_NUMBERED_TABLES = frozenset({
    "lntable", "rouge-table", "highlighttable", "crayon-table", "hljs-ln",
})  # fmt: skip
_NUMBER_CELLS = "td.gutter, td.linenos, td.lntd, td.rouge-gutter, td.crayon-nums, td.blob-num"
_NOT_CODE = frozenset({"button", "script", "style", "svg", "textarea", "template"})
_ROWS = frozenset({"div", "p", "tr", "li"})
_NEEDS_CARE = ",".join(("br", *sorted(_NOT_CODE), *sorted(_ROWS), *(f".{name}" for name in sorted(_NUMBERS))))

_LANGUAGE_ATTRIBUTES = ("data-lang", "data-language", "data-enlighter-language", "lang")
_LANGUAGE_CLASS = re.compile(
    r"(?:^|[\s;])(?:(?:language|lang|highlight-source|brush)[-:]\s*|highlight-(?!source))([\w+#.-]+)",
    re.IGNORECASE,
)
# "sourceCode python", "hljs python", "highlight python": the highlighter's name, then the language.
_NAMED_BESIDE = re.compile(
    r"(?:^|\s)(?:sourceCode|hljs|highlight|prettyprint|chroma|shiki)\s+([a-z][\w+#.]*)(?:\s|$)"
)
_NO_LANGUAGE = frozenset({
    "none", "text", "plain", "plaintext", "plain-text", "default", "nohighlight", "no-highlight",
    "wrapper", "wrap", "numberlines", "linenums", "notranslate", "block", "code", "table",
})  # fmt: skip
_ANCESTORS = 6


def preformatted(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Keep `<pre>` as a block of code, exactly."""
    if "math" in (attributes.get("class") or "").split() and walk.place is BLOCK:  # GitLab's
        walk.add(Block("code", escape.fence(clean.block(node.text()).strip(), "math")))
        return SKIP
    add_code(walk, code_text(node), language(node))
    return SKIP


def add_code(walk: Walk, code: str, name: str) -> None:
    """Add a block of code; where no block can stand, its lines as inline code."""
    if not code.strip():
        return
    if walk.place is BLOCK:
        walk.add(Block("code", escape.fence(code, name)))
        return
    for line in code.split("\n"):
        walk.code(line)
        walk.line_break()


def code_text(node: LexborNode) -> str:
    """Return the code in an element, without line numbers, buttons and the line ends around it."""
    text = node.text() if node.css_first(_NEEDS_CARE) is None else _without_furniture(node)
    return clean.block(text).rstrip().lstrip("\n")


def is_numbered_code(table: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a table only puts line numbers beside code."""
    if _NUMBERED_TABLES & set((attributes.get("class") or "").split()):
        return True
    return table.css_first(_NUMBER_CELLS) is not None


def language(node: LexborNode) -> str:
    """Name the language of a block of code, as its classes or those around it do; or empty."""
    around = node.css("code")[:2]  # the first may hold the line numbers
    above: LexborNode | None = node
    for _ in range(_ANCESTORS + 1):
        if above is None or above.tag in {"body", "article"}:
            break
        around.append(above)
        above = above.parent
    return next((name for name in map(_named, around) if name), "")


def _named(node: LexborNode) -> str:
    attributes = node.attributes
    is_code = node.tag in {"code", "pre"}
    if "mermaid" in (attributes.get("class") or "").split():
        return "mermaid"
    names = [attributes.get(each) for each in _LANGUAGE_ATTRIBUTES[: None if is_code else -1]]
    is_code = is_code or node.tag == "figure"  # Hexo's
    # feedparser and others move what they find unsafe out of the way, and the language with it.
    for classes in (attributes.get("class"), attributes.get("data-sanitized-class")):
        found = _LANGUAGE_CLASS.search(classes or "") or (is_code and _NAMED_BESIDE.search(classes or ""))
        names.append(found[1] if found else "")
    if node.tag == "code" and _is_in_cell(node):
        names += (attributes.get("class") or "").split()[:1]
    tidy = (re.sub(r"[^\w+#.-]", "", name or "").strip(".-").lower()[:40] for name in names)
    return next((name for name in tidy if name and name not in _NO_LANGUAGE), "")


def _is_in_cell(node: LexborNode) -> bool:
    """Whether it is the code of Octopress, beside its numbers: there the class is the language by itself."""
    cell = node.parent and node.parent.parent
    return cell is not None and cell.tag == "td" and "code" in (cell.attributes.get("class") or "").split()


def _without_furniture(node: LexborNode) -> str:
    """Gather code from markup in which lines are elements, and numbers and buttons stand between."""
    pieces: list[str] = []
    above: list[tuple[LexborNode, bool]] = []
    child = node.first_child
    while child is not None or above:
        if child is None:
            child, is_row = above.pop()
            if is_row:
                _end_row(pieces)
            child = child.next
            continue
        tag = child.tag or ""
        if tag == "-text":
            pieces.append(child.text_content or "")
        elif tag == "br":
            pieces.append("\n")
        elif (
            tag[:1] != "-"
            and tag not in _NOT_CODE
            and not _NUMBERS & set((child.attributes.get("class") or "").split())
        ):
            above.append((child, tag in _ROWS))
            child = child.first_child
            continue
        child = child.next
    return "".join(pieces)


def _end_row(pieces: list[str]) -> None:
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")
