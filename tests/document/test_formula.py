"""Mathematics: what formulas look like, and that nothing typed into one does any harm.

After a change that is meant: `TUI_READER_GOLDENS=write pytest tests/document/test_formula.py`, then
`git diff tests/data/math`.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.document.formulas import typeset
from tui_reader.document.tex import macros
from tui_reader.text.width import cells

FORMULAS = Path(__file__).parent.parent / "data" / "math"
WIDTHS = (72, 30)
LEAN = settings(max_examples=150, deadline=None)


def seen(tex: str) -> str:
    """A formula as it is shown, on one line and on several."""
    shown = [f"    {typeset.inline(tex)}".replace("\u00a0", " ")]
    for width in WIDTHS:
        rows = typeset.display(tex, width)
        shown += [
            "",
            *([f"    {row}".rstrip() for row in rows] if rows is not None else [f"    wider than {width}"]),
        ]
    return "\n".join(shown)


@pytest.mark.parametrize("formulas", sorted(FORMULAS.glob("*.tex")), ids=lambda path: path.stem)
def test_formulas_look_as_they_did(formulas: Path) -> None:
    sources = formulas.read_text("utf-8").strip().split("\n\n")
    drawn = "\n\n".join(f"{tex}\n\n{seen(tex)}" for tex in sources) + "\n"
    golden = formulas.with_suffix(".txt")
    if os.environ.get("TUI_READER_GOLDENS") == "write":
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac12 mv^2", "½ mv²"),
        (r"\frac{1}{2\pi}", "1/(2π)"),
        (r"\frac{\partial f}{\partial x}", "∂f/∂x"),
        (r"\frac{a}{b} c", "a/b c"),
        (r"-\frac{a}{b}", "−a/b"),
        (r"\sqrt{2}x", "√2 x"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"\sqrt[3]{8}", "∛8"),
        (r"x_{ij}^{2}", "xᵢⱼ²"),
        (r"x_b y", "x_b y"),
        (r"x^{1/2}", "x^(1/2)"),
        (r"e^{i\pi} + 1 = 0", "e^(iπ) + 1 = 0"),
        (r"W_{\text{hidden}}", "W_hidden"),
        (r"90^\circ", "90°"),
        (r"f''", "f″"),
        (r"\sum_{i=1}^n i", "∑ᵢ₌₁ⁿ i"),
        (r"\lim_{x\to0} f(x)", "lim_(x→0) f(x)"),
        (r"a = -b", "a = −b"),
        (r"2 - -1", "2 − −1"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
        (r"{\frac{a}{b}}^2", "(a/b)²"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2; 3, 4)"),
        (r"\text{if $x > 0$ then}", "if x > 0 then"),
        (r"x % a comment", "x"),
        (r"\label{eq:one} x", "x"),
        ("漢字 + é", "漢字 + é"),
        ("", ""),
    ],
)
def test_a_formula_reads_well_on_one_line(tex: str, line: str) -> None:
    drawn = typeset.inline(tex)
    assert drawn is not None
    assert drawn.replace("\u00a0", " ") == line


def test_a_line_folds_only_where_signs_part_it() -> None:
    drawn = typeset.inline(r"f(a + b) = g(c, d) + h")
    assert drawn == "f(a\u00a0+\u00a0b)\u00a0= g(c,\u00a0d)\u00a0+ h"


def test_a_short_formula_does_not_fold() -> None:
    assert typeset.inline("x = 5") == "x\u00a0=\u00a05"


@pytest.mark.parametrize(
    "nested", [r"\frac{", r"\sqrt{", "x^{", "{", r"\hat{", r"\overset{", r"\left(", r"\text{"]
)
def test_what_is_nested_too_deep_is_not_drawn(nested: str) -> None:
    tex = nested * 3_000
    assert typeset.inline(tex) is None
    assert typeset.display(tex, 80) is None


def test_scripts_on_scripts_take_no_exponential_time() -> None:
    assert typeset.inline("x^{" * 18 + "y" + "}" * 18) is not None


def test_a_macro_that_grows_without_end_is_not_drawn() -> None:
    assert typeset.inline(r"\newcommand{\a}{\a\a} \a") is None
    assert typeset.inline(r"\def\a#1{#1#1#1#1}" + r"\a{" * 12 + "x" + "}" * 12) is None


def test_a_post_may_define_what_all_its_formulas_use() -> None:
    source = r"$$\newcommand{\RR}{\mathbb{R}}$$, \DeclareMathOperator{\foo}{foo} and \def\pair#1#2{(#1, #2)}"
    known = macros.collected(source)
    assert typeset.inline(r"\pair{x}{y} \in \RR", known) == "(x,\u00a0y)\u00a0∈ ℝ".replace(" ", "\u00a0")
    assert typeset.inline(r"\foo x", known) == "foo\u00a0x"
    assert macros.collected("no definitions") == {}
    assert macros.collected(r"\newcommand{\broken \def unfinished") == {}


COMMANDS = r"""
    \\ \frac \sqrt \sqrt[3] \left( \right) \middle| \left. \right] \sum \int \lim \limits \alpha \sin \text{
    \mathbb \mathbf{ \hat \overline{ \underbrace{ \overset \binom \over \begin{pmatrix} \end{pmatrix} \hline
    \begin{cases} \end{cases} \begin{aligned} \end{aligned} \begin{array}{c|r} \end{array} \xrightarrow[a]{b}
    \not \boxed{ \phantom{ \tag{ \kern1em \newcommand{\q}[1]{#1#1} \q \substack{ \prescript \operatorname*
    \bigl( \to \unknown
"""
PIECES = st.sampled_from([*"abxyz012+-=<>,;:!|/()[].'*~ &%#漢é👍\n{}^_{}^_", "^{", "_{", *COMMANDS.split()])


@LEAN
@given(st.lists(PIECES, max_size=25).map("".join), st.integers(1, 80))
def test_nothing_that_can_be_typed_does_any_harm(tex: str, width: int) -> None:
    line = typeset.inline(tex)
    rows = typeset.display(tex, width)
    assert line is None or "\n" not in line
    if rows:
        assert line is not None
        assert len({cells(row) for row in rows}) == 1
        assert cells(rows[0]) <= width


ATOM = st.sampled_from(
    [
        *"abcdefghknpqxyzABCRXZ",
        "1",
        "2",
        "37",
        r"\alpha",
        r"\Omega",
        r"\mathbb{R}",
        r"\mathbf{v}",
        r"\text{foo}",
    ]
)


def _built(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda ab: rf"\frac{{{ab[0]}}}{{{ab[1]}}}"),
        two.map(lambda ab: rf"{{{ab[0]}}}^{{{ab[1]}}}"),
        two.map(lambda ab: rf"{{{ab[0]}}}_{{{ab[1]}}}"),
        two.map(lambda ab: rf"\sum_{{{ab[0]}}}^{{{ab[1]}}}"),
        two.map(lambda ab: rf"{ab[0]} + {ab[1]}"),
        two.map(lambda ab: rf"{ab[0]} = {ab[1]}"),
        two.map(lambda ab: rf"\begin{{bmatrix}} {ab[0]} & {ab[1]} \\ {ab[1]} & {ab[0]} \end{{bmatrix}}"),
        inner.map(lambda a: rf"\sqrt{{{a}}}"),
        inner.map(lambda a: rf"\left({a}\right)"),
        inner.map(lambda a: rf"\hat{{{a}}}"),
        inner.map(lambda a: rf"\underbrace{{{a}}}"),
    )


FORMULA = st.recursive(ATOM, _built, max_leaves=8)
_NAMES = {r"\alpha": "α", r"\Omega": "Ω", r"\mathbb{R}": "R", r"\mathbf{v}": "v", r"\text{foo}": "foo"}


def letters(shown: str) -> list[str]:
    """The letters and digits of a text, however they are raised, lowered or drawn."""
    plain = unicodedata.normalize("NFKD", shown)
    return sorted(sign for sign in plain if sign.isalnum())


def expected(tex: str) -> list[str]:
    """The letters and digits of a formula's source."""
    for name, sign in _NAMES.items():
        tex = tex.replace(name, f" {sign} ")
    for word in (
        "frac",
        "sum",
        "begin{bmatrix}",
        "end{bmatrix}",
        "sqrt",
        "left",
        "right",
        "hat",
        "underbrace",
    ):
        tex = tex.replace(f"\\{word}", "")
    return letters(tex)


@LEAN
@given(FORMULA, st.integers(10, 120))
def test_every_letter_and_digit_is_shown(tex: str, width: int) -> None:
    line = typeset.inline(tex)
    assert line is not None
    assert letters(line) == expected(tex)
    rows = typeset.display(tex, width)
    if rows is not None:
        assert letters("".join(rows)) == expected(tex)
