"""Whatever HTML shows, its Markdown shows: over generated HTML, and over every post of the corpus's feeds."""

from __future__ import annotations

import io
import json
import random
import re
from collections import Counter
from html import escape
from pathlib import Path

import feedparser
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.document.shown import shown_by_html, shown_by_markdown
from tui_reader.document.from_html import convert, pieces, plain_text
from tui_reader.text import clean

BASE = "https://blog.example/"

# Everything Markdown might take for its own, and what stands beside it.
BITS = [
    "a", "word", "x_y", "#", "##", "-", "--", "---", "+", "*", "**", "_", "__", "1.", "2)", "10.",
    "3.14", ">", "|", "||", "`", "``", "```", "~", "~~", "~~~", "<", "<b>", "</b>", "<!--", "&",
    "&amp;", "&lt;", "&#35;", "&copy", "[", "]", "(", ")", "![", "[x]", "[ ]", "[^1]", "[^1]:", "[a]:",
    "[a](b)", "](", "!", "\\", "\\*", "\\\\", "=", "===", "==", ":", ": ", ":::", "::", "  ", "\n", " ",
    "\t", "\u00a0", "https://e.example/a_b_c", "www.e.example", "{", "}", "$", "$x$", "^", "%", "é",
    "“", "”", "。", "夜", "😀", "€", "0", "- a", "1. b", "# h", "> q", "| a |", "--|--", "|-|", "- [ ] t",
    "Term\n: d", "    c", "\"", "'", ".", ",", "?",
]  # fmt: skip
FORMATS = [
    "b",
    "i",
    "em",
    "strong",
    "code",
    "del",
    "s",
    "sup",
    "sub",
    "mark",
    "kbd",
    "ins",
    "u",
    "span",
    "a href=/x",
]


def some_bits(seed: int) -> str:
    """Up to six bits: chosen by one number, because each of Hypothesis's choices costs as much as all."""
    chosen = random.Random(seed)
    return "".join(chosen.choices(BITS, k=chosen.randint(1, 6)))


written = st.integers(0, 2**32).map(some_bits)
words = written.map(lambda text: escape(text, quote=False))


def element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name.split()[0]}>"


inline = st.recursive(
    words | st.sampled_from(["<br>", '<img src="/i.png" alt="x]*y">']),
    lambda inner: st.builds(
        element, st.sampled_from(FORMATS), st.lists(inner, min_size=1, max_size=3).map("".join)
    ),
    max_leaves=6,
)
line = st.lists(inline, min_size=1, max_size=5).map("".join)
row = st.lists(line.map(lambda cell: element("td", cell)), min_size=2, max_size=3).map(
    lambda cells: element("tr", "".join(cells))
)
leaf = st.one_of(
    line,
    st.builds(element, st.sampled_from(["p", "h2", "div"]), line),
    words.map(lambda code: f'<pre><code class="language-py">x{code}</code></pre>'),
    st.just("<hr>"),
    st.lists(row, min_size=2, max_size=3).map(lambda rows: element("table", "".join(rows))),
    st.lists(row, min_size=1, max_size=3).map(
        lambda rows: f"<table><tr><th>h</th></tr>{''.join(rows)}</table>"
    ),
    st.lists(st.builds("<dt>{}</dt><dd>{}</dd>".format, line, line), min_size=1, max_size=3).map(
        lambda parts: element("dl", "".join(parts))
    ),
)


def holders(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=3).map("".join)
    items = st.lists(content.map(lambda item: element("li", item)), min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.builds(element, st.just("blockquote"), content),
        st.builds(element, st.sampled_from(["ul", "ol", "ol start=3"]), items),
        content.map("<dl><dt>T</dt><dd>{}</dd></dl>".format),
        content.map("<details><summary>S*x*</summary>{}</details>".format),
    )


document = st.lists(st.recursive(leaf, holders, max_leaves=6), min_size=1, max_size=4).map("".join)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document)
def test_markdown_shows_what_html_shows(html: str) -> None:
    shown = shown_by_html(html)
    assume("\\(" not in shown and "\\[" not in shown)  # MathJax's signs become Markdown's
    markdown = convert(html, BASE)
    assert shown_by_markdown(markdown) == shown
    assert clean.block(markdown) == markdown
    assert "\n\n".join(pieces(html, BASE)) == markdown


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.one_of(st.sampled_from("<>/=\"'& \nabpdivulol!-[]#;x0"), st.characters(exclude_categories=())))
)
def test_no_text_at_all_breaks_it(text: str) -> None:
    for html in (
        text,
        f"<p {text}>x",
        f"<table><tr><td>{text}",
        f"<a href='{text}'>x</a>",
        f"<pre class='{text}'>y",
    ):
        markdown = convert(html, BASE)
        assert clean.block(markdown) == markdown
        assert isinstance(plain_text(html), str)


def test_every_post_of_real_feeds_shows_all_its_words(corpus: Path) -> None:
    checked = 0
    for path in sorted((corpus / "feeds" / "real").iterdir()) + sorted(
        (corpus / "feeds" / "hugo-apero").iterdir()
    ):
        for html in bodies(path):
            checked += 1
            markdown = convert(html, BASE)
            if without_added(shown_by_html(html)) != without_added(shown_by_markdown(markdown)):
                # Notes go to the end, captions below their pictures: the same words, elsewhere.
                assert word_count(shown_by_html(html)) == word_count(shown_by_markdown(markdown)), path.name
    assert checked > 400


def bodies(path: Path) -> list[str]:
    if path.suffix == ".json":
        items = json.loads(path.read_bytes())["items"]
        return [item.get("content_html") or item.get("content_text") or "" for item in items]
    parsed = feedparser.parse(io.BytesIO(path.read_bytes()), sanitize_html=False, resolve_relative_uris=False)
    return [
        entry["content"][0]["value"] if "content" in entry else entry.get("summary", "")
        for entry in parsed.entries
    ]


# Marks of notes and the way back from them, emoji that were pictures, names of films.
_ADDED = re.compile(r"\[?(?<=\[)?\d+(?=\])\]?|↩\ufe0e*|[\U0001f300-\U0001faff]|Video: \S+")


def without_added(shown: str) -> str:
    return " ".join(_ADDED.sub(" ", shown).split())


def word_count(shown: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", without_added(shown)))
