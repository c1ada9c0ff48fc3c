"""Formulas that KaTeX and MathJax have drawn, read again from what they keep or from what they drew."""

# ruff: noqa: E501  # markup is easier to read in its own lines than in ours
from __future__ import annotations

import pytest

from tests.document.drawn import text
from tui_reader.document.dialects.shortcodes import resolved
from tui_reader.document.formulas.drawn import with_sources
from tui_reader.document.from_html import convert

MATHML = "<math><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding='application/x-tex'>{}</annotation></semantics></math>"


def katex(tex: str, display: bool = False) -> str:
    drawn = (
        f'<span class="katex"><span class="katex-mathml">{MATHML.format(tex)}</span>'
        '<span class="katex-html" aria-hidden="true"><span class="base">drawn</span></span></span>'
    )
    return f'<span class="katex-display">{drawn}</span>' if display else drawn


def span(content: str, *classes: str) -> str:
    return f'<span class="{" ".join(classes)}">{content}</span>'


def stack(*boxes: str, low: bool = True) -> str:
    """KaTeX's boxes, from the lowest to the highest."""
    placed = "".join(f'<span style="top:-3em"><span class="pstrut"></span>{box}</span>' for box in boxes)
    rows = span(span(placed, "vlist") + span("\u200b", "vlist-s"), "vlist-r")
    return span(rows, "vlist-t", *(["vlist-t2"] if low else []))


def scripts(*boxes: str, low: bool = True) -> str:
    return span(stack(*boxes, low=low), "msupsub")


X, LINE = span("x", "mord", "mathnormal"), span("", "frac-line")
ROOT = f"{span(X, 'svg-align')}<span>{span('<svg></svg>', 'hide-tail')}</span>"


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        (span("", "strut") + X + span("", "mspace") + span("+", "mbin") + span("1", "mord"), "x + 1"),
        (X + scripts("2", low=False), "x²"),
        (X + scripts("i"), "xᵢ"),
        (X + scripts("i", "2"), "xᵢ²"),
        (span(stack("2", LINE, "1"), "mfrac"), "½"),
        (span(stack("b", LINE, "a"), "mfrac"), "a/b"),
        (span(span(span(span(ROOT, "vlist"), "vlist-r"), "vlist-t"), "mord", "sqrt"), "√x"),
        (span(stack("i=0", span(span("∑", "mop"), "x"), "n"), "mop", "op-limits"), "∑ᵢ₌₀ⁿ"),
        (span("sin", "mop") + X, "sin x"),
        (span(stack(X, span("^", "accent-body")), "accent"), "x̂"),
        (span(stack(X, span("", "overline-line")), "overline"), "x̅"),
        (
            span(span(stack("1", "3"), "col-align-c") + span(stack("2", "4"), "col-align-c"), "mtable"),
            "1, 2; 3, 4",
        ),
        (span("5%{", "mord"), "5%{"),
    ],
)
def test_what_katex_drew_is_read_off_its_spans(drawn: str, shown: str) -> None:
    html = f"<p>{span(span(drawn, 'katex-html'), 'katex')}</p>"
    assert text(convert(html)).replace("\u00a0", " ") == shown


def letter(character: str) -> str:
    return f'<mjx-c class="mjx-c{ord(character):X} TEX-I"></mjx-c>'


def element(name: str, *content: str) -> str:
    return f"<mjx-{name}>{''.join(content)}</mjx-{name}>"


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        (element("mi", letter("𝑥")) + element("mo", letter("+")) + element("mn", letter("1")), "x + 1"),
        (element("msup", element("mi", letter("𝑥")), element("script", element("mn", letter("2")))), "x²"),
        (element("msub", element("mi", letter("𝑥")), element("script", element("mi", letter("𝑖")))), "xᵢ"),
        (
            element("msubsup", letter("𝑥"), element("script", letter("2"), element("spacer"), letter("𝑖"))),
            "xᵢ²",
        ),
        (element("mfrac", element("frac", element("num", letter("a")), element("den", letter("b")))), "a/b"),
        (element("msqrt", element("sqrt", element("surd", letter("√")), element("box", letter("x")))), "√x"),
        (
            element(
                "munderover",
                element("over", letter("n")),
                element("base", letter("∑")),
                element("under", letter("i")),
            ),
            "∑ᵢⁿ",
        ),
        (element("mi", letter("s"), letter("i"), letter("n")) + letter("x"), "sin x"),
        (letter("{") + element("mspace") + letter("}"), "{}"),
        ('<mjx-c class="mjx-cFFFFF99"></mjx-c>' + letter("x"), "x"),
    ],
)
def test_what_mathjax_drew_is_read_off_its_letters(drawn: str, shown: str) -> None:
    html = f"<mjx-container class='MathJax'><mjx-math>{drawn}</mjx-math></mjx-container>"
    assert text(convert(html)).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    "html",
    [
        katex("x^2"),
        f"<mjx-container><mjx-math></mjx-math><mjx-assistive-mml>{MATHML.format('x^2')}</mjx-assistive-mml></mjx-container>",
        f"<mjx-container>{MATHML.format('x^2')}<span class='mjx-copytext'>$x^2$</span></mjx-container>",
        "<mjx-container><mjx-math data-latex='x^2'></mjx-math></mjx-container>",
        "<span class='MathJax_SVG' data-mathml='<math><msup><mi>x</mi><mn>2</mn></msup></math>'><svg></svg></span>",
        f"<span class='MathJax'><nobr>x2</nobr>{MATHML.format('x^2')}</span><script type='math/tex'>x^2</script>",
        "$latex x^2$",
    ],
)
def test_a_formula_shows_once(html: str) -> None:
    assert text(convert(f"<p>a {html} b</p>")) == "a x² b"


def test_what_neither_keeps_nor_shows_a_formula_keeps_its_words() -> None:
    assert convert("<p>a <mjx-container>b</mjx-container> <span class='katex'>c</span></p>") == "a b c"
    assert convert("<span class='MathJax' data-mathml='broken'>d</span>") == "d"


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        (f"a {katex('x^2')} b", "a $`x^2`$ b"),
        (f"a\n\n{katex('x % gone', display=True)}\n\nb", "a\n\n$$x$$\n\nb"),
        (f"a {katex('x' * 9_000)} b", f"a $`{'x' * 9_000}`$ b"),
        (
            f'- a <mjx-container display="true"><mjx-math></mjx-math>{MATHML.format("y")}</mjx-container>',
            "- a $$y$$",
        ),
        (f"{katex('x')}{katex('y')}", "$`x`$$`y`$"),
    ],
)
def test_formulas_pasted_into_markdown_are_their_source(markdown: str, written: str) -> None:
    assert with_sources(markdown) == written
    assert resolved(markdown) == written


@pytest.mark.parametrize(
    "markdown",
    [
        f"`{katex('x')}`",
        f"```\n{katex('x')}\n```",
        '<span class="katex">never closed',
        '<span class="katex"></span>',
        katex("a`b"),
        "katex and <span class='other'>spans</span>",
    ],
)
def test_what_is_no_formula_or_is_code_stays_as_it_is(markdown: str) -> None:
    assert with_sources(markdown) == markdown


@pytest.mark.parametrize("opening", ['<span class="katex">', "<mjx-container>", '<span class="katex" '])
def test_a_flood_of_openings_ends(opening: str) -> None:
    assert with_sources(opening * 20_000) == opening * 20_000


def test_a_formula_nested_too_deep_is_left_out() -> None:
    deep = "<span>" * 200 + "x" + "</span>" * 200
    assert "x" not in text(convert(span(span(span("a", "mord") + deep, "katex-html"), "katex")))
    letters = element("mrow") * 2 + "<mjx-mrow>" * 200 + letter("x")
    assert convert(f"<mjx-container><mjx-math>{letter('a')}{letters}") == "$`a`$"
