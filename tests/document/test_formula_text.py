"""Mathematics in posts: where it stands in Markdown and MathML, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.document.drawn import laid_out, lines, text
from tui_reader.document.formulas import mathml, typeset
from tui_reader.document.formulas.marks import Marked, split
from tui_reader.text.width import cells

LEAN = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("markdown", "drawn"),
    [
        ("so $x^2$ it is", "so x² it is"),
        ("so $`x^2`$ it is", "so x² it is"),
        (r"so \(x^2\) it is", "so x² it is"),
        (r"so \\(x\_i \\{y\\}\\) it is", "so xᵢ{y} it is"),
        ("so $$x^2$$ it is", "so x² it is"),
        ("so <math><msup><mi>x</mi><mn>2</mn></msup></math> it is", "so x² it is"),
        ("so <math>unclosed", "so unclosed"),
        ("the $n$th of *$a*b$*", "the nth of a ∗ b"),
        (r"3$\times$4 and `$x^2$`", "3×4 and  $x^2$"),
        ("[$x^2$](https://example.org/)", "x²"),
        (r"a $\unknown{x}$ here", r"a  \unknown{x}  here"),
        (r"\[ x = y \]", " x = y"),
        ("| $x^2$ |\n|---|\n| $y_1$ |", "x²\n──────\n  y₁"),
    ],
)
def test_a_formula_in_a_line_is_drawn(markdown: str, drawn: str) -> None:
    shown = text(markdown)
    assert shown.strip() == drawn.strip()


@pytest.mark.parametrize(
    "written",
    [
        "It costs $5 and $6.",
        "It costs $5, or $6/month (US$5-US$6, $10k/$20k).",
        "Set $HOME/$PATH, $HOME and $PATH, or ${FOO}.",
        "Between $5 (or 5$) and a lot of $$$.",
        "A [citation needed], (see above), file(s).",
        "One $ x $ with air, $.",
    ],
)
def test_money_and_brackets_stay_as_they_are(written: str) -> None:
    markdown = written.replace("[", r"\[").replace("]", r"\]").replace("(", r"\(").replace(")", r"\)")
    assert text(markdown, 200) == written
    assert text(written.replace("[citation needed]", ""), 200) == written.replace("[citation needed]", "")


@pytest.mark.parametrize(
    "markdown",
    [
        "$$\n\\frac{a}{b}\n$$",
        "$$ \\frac{a}{b} $$",
        "\\[\n\\frac{a}{b}\n\\]",
        "\\\\[ \\\\frac{a}{b} \\\\]".replace("\\\\frac", "\\frac"),
        "```math\n\\frac{a}{b}\n```",
        "\\begin{equation}\n\\frac{a}{b}\n\\end{equation}",
        "$$\n\\newcommand{\\q}{\\frac{a}{b}}\n$$\n\n$$\\q$$ {#eq:one}",
    ],
)
def test_a_formula_on_lines_of_its_own_is_drawn_in_the_middle(markdown: str) -> None:
    assert text(markdown, 11) == "     a\n     ─\n     b"


def test_a_formula_interrupts_a_paragraph_and_may_hold_what_begins_other_blocks() -> None:
    shown = text("before\n$$\na\n= b\n- c\n$$\nafter", 20)
    assert shown == "before\n\n     a = b − c\n\nafter"


def test_a_formula_stands_in_quotes_and_lists() -> None:
    assert text("> $$\n> x = 1\n> $$", 12) == "▎   x = 1"
    assert text("- item\n\n  $$\n  x = 1\n  $$", 20) == "• item\n\n  x = 1"


def test_dollars_without_an_end_are_text() -> None:
    assert text("$$\nx = 1\n\nmore") == "$$ x = 1\n\nmore"


@pytest.mark.parametrize("width", [1, 5, 12, 40, 80])
def test_what_is_too_wide_folds_and_what_cannot_be_drawn_is_its_source(width: int) -> None:
    assert lines("$$ \\frac{a + b + c + d}{e} = \\sqrt{x^2 + y^2 + z^2} $$", width)
    runs = [run for line in lines("$$\\unknown{a} + \\other{b}$$", width) for run in line.runs]
    assert all(run.style == "code" for run in runs if run.text.strip())
    assert "".join(run.text for run in runs).replace(" ", "") == "\\unknown{a}+\\other{b}"


def test_a_formula_is_searched_as_the_line_it_says() -> None:
    layout = laid_out("$$\n\\frac{a}{b}\n$$\n\nnext", 20)
    assert [line.offset for y in range(layout.height) if (line := layout.line(y))] == [0, 0, 0, 3, 0]


@LEAN
@given(st.text(st.sampled_from("ab $\\()[]{}`_^=\n5x. "), max_size=80))
def test_cutting_text_into_words_and_formulas_loses_none_of_it(written: str) -> None:
    at = 0
    for part in split(written):
        if isinstance(part, Marked):
            assert part.end > at
            at = part.end
        else:
            assert written[at : at + len(part)] == part
            at += len(part)
    assert at == len(written)


@LEAN
@given(st.text(st.sampled_from("ab $\\()[]{}`_^=|\n5x-# "), max_size=80), st.integers(1, 60))
def test_dollars_anywhere_do_no_harm(written: str, width: int) -> None:
    lines(written, width)


def drawn_mathml(source: str) -> str | None:
    math = LexborHTMLParser(f"<p><math>{source}</math>").css_first("math")
    assert math is not None
    tex = mathml.to_tex(math)
    return None if tex is None else (typeset.inline(tex) or "").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("<mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mn>2</mn></mfrac>", "x = a/2"),
        ("<msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn></msqrt>", "√(b² − 4)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot><msubsup><mi>y</mi><mi>i</mi><mn>2</mn></msubsup>", "∛x yᵢ²"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>", "∑ᵢ₌₁ⁿ"),
        ("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>", "lim_(x→0) f"),
        ("<msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mi>θ</mi>", "sin² θ"),
        ("<mover><mi>x</mi><mo>^</mo></mover><munder><mi>y</mi><mo>_</mo></munder>", "x̂y̲"),
        ("<mover><mo>=</mo><mi>d</mi></mover>", "=ᵈ"),
        ("<mi mathvariant='double-struck'>R</mi><mtext>if 5%</mtext>", "ℝif 5%"),
        ("<mfenced open='[' close=')'><mi>a</mi><mi>b</mi></mfenced>", "[a, b)"),
        ("<mo>{</mo><mi>x</mi><mspace width='1em'/><mo>#</mo>", "{x #"),
        (
            "<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo>",
            "(1, 0)",
        ),
        ("<mo>{</mo><mtable columnalign='left'><mtr><mtd><mi>a</mi></mtd></mtr></mtable>", "{ a"),
        (
            "<mtable columnalign='right left'><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo></mtd></mtr></mtable>",
            "a =",
        ),
        (
            "<mmultiscripts><mi>C</mi><mn>1</mn><mn>2</mn><mprescripts/><mn>6</mn><mn>4</mn></mmultiscripts>",
            "₆⁴C₁²",
        ),
        ("<menclose notation='box'><mi>x</mi></menclose><mphantom><mi>y</mi></mphantom>", "[x]"),
        ("<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mfrac><mi>a</mi></mfrac>", "n k a"),
        ("<mover><mi>a</mi></mover><msup><mi>b</mi></msup>", "ab"),
        ("<semantics><mi>y</mi><annotation>no</annotation></semantics>text", "ytext"),
        ("", None),
        ("<mrow>" * 200 + "<mi>x</mi>", None),
    ],
)
def test_mathml_is_drawn_as_tex_is(source: str, drawn: str | None) -> None:
    assert drawn_mathml(source) == drawn


ELEMENTS = """
    mi mn mo mtext mrow mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr mtd mfenced
    menclose mmultiscripts mprescripts none mspace mphantom semantics annotation foo
"""
MATHML_TAGS = st.sampled_from(ELEMENTS.split())


@LEAN
@given(
    st.lists(
        st.tuples(MATHML_TAGS, st.sampled_from(["", "x", "∑", "12", "{", "\\", "é", "(", "~"])), max_size=20
    )
)
def test_no_mathml_does_any_harm(elements: list[tuple[str, str]]) -> None:
    drawn_mathml("".join(f"<{tag}>{words}" + (f"</{tag}>" if words else "") for tag, words in elements))


def test_formulas_of_real_posts_are_drawn_or_shown(corpus: Path) -> None:
    for path in sorted((corpus / "folders").rglob("*.m*d*")):
        for part in split(path.read_text("utf-8", "replace")):
            if isinstance(part, Marked):
                rows = typeset.display(part.tex, 40) or []
                assert all(cells(row) <= 40 for row in rows), part.tex
