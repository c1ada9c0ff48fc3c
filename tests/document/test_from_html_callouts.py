"""Callouts and other special blocks as sites write them in HTML."""

# ruff: noqa: E501  # markup is easier to read in its own lines than in ours
from __future__ import annotations

import pytest

from tests.document.drawn import text
from tui_reader.document.from_html import convert

CALLOUTS = {
    "github": (
        '<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title"><svg><path/></svg>Note</p>'
        "<p>Text.</p></div>",
        "> [!note]\n> Text.",
    ),
    "hugo": (
        '<blockquote class="alert alert-warning"><p class="alert-heading">⚠️ Careful</p><p>Text.</p></blockquote>',
        "> [!warning] ⚠️ Careful\n> Text.",
    ),
    "loveit": (
        '<div class="details admonition tip open"><div class="details-summary admonition-title">A title<i></i></div>'
        '<div class="details-content"><div class="admonition-content">Text.</div></div></div>',
        "> [!tip]+ A title\n> Text.",
    ),
    "docusaurus": (
        '<div class="theme-admonition theme-admonition-danger alert alert--danger"><div '
        'class="admonitionHeading_Gvgb"><span><svg></svg></span>danger</div><div><p>Text.</p></div></div>',
        "> [!danger]\n> Text.",
    ),
    "mkdocs": (
        '<div class="admonition warning"><p class="admonition-title">A title</p><p>Text.</p></div>',
        "> [!warning] A title\n> Text.",
    ),
    "mkdocs folded": (
        '<details class="note"><summary>A title</summary><p>Text.</p></details>',
        "> [!note]- A title\n> Text.",
    ),
    "vitepress": (
        '<div class="custom-block tip"><p class="custom-block-title">TIP</p><p>Text.</p></div>',
        "> [!tip]\n> Text.",
    ),
    "just the docs": ('<p class="warning">Text.</p>', "> [!warning]\n> Text."),
    "just the docs titled": (
        '<blockquote class="note-title"><p>A title</p><p>Text.</p></blockquote>',
        "> [!note] A title\n> Text.",
    ),
    "chirpy": ('<blockquote class="prompt-info"><p>Text.</p></blockquote>', "> [!info]\n> Text."),
    "bootstrap": ('<div class="alert alert-success" role="alert">Text.</div>', "> [!success]\n> Text."),
    "bootstrap plain": ('<div class="alert alert-primary">Text.</div>', "> [!note]\n> Text."),
    "quartz": (
        '<blockquote data-callout="bug" class="callout"><div class="callout-title"><div></div><p>A title</p></div>'
        "<p>Text.</p></blockquote>",
        "> [!bug] A title\n> Text.",
    ),
    "quarto": (
        '<div class="callout callout-style-default callout-important callout-titled"><div class="callout-header"><div>'
        "<i></i></div><div>A title</div></div><div><p>Text.</p></div></div>",
        "> [!important] A title\n> Text.",
    ),
    "starlight": (
        '<aside aria-label="Tip" class="starlight-aside starlight-aside--tip"><p class="starlight-aside__title">Tip</p>'
        "<div><p>Text.</p></div></aside>",
        "> [!tip]\n> Text.",
    ),
    "ghost": (
        '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div>Text.</div></div>',
        "> [!note] 💡\n> Text.",
    ),
    "asciidoctor": (
        '<div class="admonitionblock caution"><table><tr><td class="icon"><div class="title">Caution</div></td>'
        '<td class="content">Text.</td></tr></table></div>',
        "> [!caution]\n> Text.",
    ),
}


@pytest.mark.parametrize(("html", "markdown"), CALLOUTS.values(), ids=CALLOUTS.keys())
def test_a_callout_is_one(html: str, markdown: str) -> None:
    assert convert(html) == markdown
    assert text(convert(html)).endswith("▎ Text.")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<div class="alert"></div>', ""),
        ('<p class="notes">x</p><div class="note-worthy">y</div>', "x\n\ny"),
        ('<div class="callout-title">x</div>', "x"),
        ('<p class="note-title">x</p>', "> [!note]\n> x"),
        ('<h2><div class="alert">x</div></h2>', "## x"),
        (
            '<div class="alert">a<div class="admonition tip"><p class="admonition-title">b</p>c</div></div>',
            "> [!note]\n> a\n>\n> > [!tip] b\n> > c",
        ),
        ('<ul><li><p class="tip">x</p></li></ul>', "- > [!tip]\n  > x"),
    ],
)
def test_what_only_looks_like_a_callout_is_what_it_is(html: str, markdown: str) -> None:
    assert convert(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>More</h4></div><div>x</div></div>',
            "<details>\n<summary>More</summary>\n\nx\n\n</details>",
        ),
        ('<div class="mermaid">\ngraph LR\n  A--&gt;B\n</div>', "```mermaid\ngraph LR\n  A-->B\n```"),
        ('<pre class="mermaid">A--&gt;B</pre>', "```mermaid\nA-->B\n```"),
        ('<div class="mermaid"><svg><text>drawn</text></svg></div>', ""),
        (
            '<div class="latex-rendered" data-attrs="{&quot;persistentExpression&quot;:&quot;\\\\frac{a}{b}&quot;}"></div>',
            "```math\n\\frac{a}{b}\n```",
        ),
        ('<div class="latex-rendered" data-attrs="{broken">x</div>', "x"),
        ('<div class="latex-rendered" data-attrs="[1]">x</div>', "x"),
        ('a <code class="code math js-render-math">x^2</code>', "a $`x^2`$"),
        ('<pre class="code math js-render-math">\\frac{a}{b}</pre>', "```math\n\\frac{a}{b}\n```"),
        (
            '<script src="https://gist.github.com/me/0a1b.js"></script><p>x</p>',
            "[Code: gist me 0a1b](https://gist.github.com/me/0a1b)\n\nx",
        ),
        (
            '<p>x</p><script id="asciicast-14" src="https://asciinema.org/a/14.js" async></script>',
            "x\n\n[Recording: asciinema 14](https://asciinema.org/a/14)",
        ),
        ('<script src="https://evil.example/gist.github.com/me/0a1b.js"></script>', ""),
        (
            '<p><abbr title="World Wide Web">WWW</abbr>, <abbr title="World Wide Web">WWW</abbr>, <abbr>x</abbr></p>',
            "WWW (World Wide Web), WWW, x",
        ),
    ],
)
def test_a_special_block_is_more_than_its_text(html: str, markdown: str) -> None:
    assert convert(html) == markdown
