"""What is set apart: alerts, callouts and directives; and what folds."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, lines, text
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle
from tui_reader.document.lines import TargetKind
from tui_reader.document.scan import WINDOW

FOLDING = LayoutStyle(folds=True)


def folding(post: str | Document, width: int = 40) -> Layout:
    layout = Layout(Document(post) if isinstance(post, str) else post, width, style=FOLDING)
    while not layout.advance(60):
        pass
    return layout


def rows(layout: Layout) -> list[str]:
    return [line.text for y in range(layout.height) if (line := layout.line(y))]


def fold_at(layout: Layout, y: int) -> int:
    """The target of what folds at a line."""
    line = layout.line(y)
    assert line is not None
    targets = layout.document.targets
    return next(
        run.target for run in line.runs if run.target >= 0 and targets[run.target].kind is TargetKind.FOLD
    )


@pytest.mark.parametrize(
    ("written", "kind", "shown"),
    [
        ("> [!NOTE]\n> a", "note", "▎ Note\n▎ a"),
        ("> [!tip]\n> a", "tip", "▎ Tip\n▎ a"),
        ("> [!IMPORTANT]\n>\n> a", "important", "▎ Important\n▎ a"),
        ("> [!WARNING]\na", "warning", "▎ Warning\n▎ a"),
        ("> [!danger] Mind *this*\n> a", "caution", "▎ Mind this\n▎ a"),
        ("> [!Made-up]\n> a", "note", "▎ Made up\n▎ a"),
        ("> [!faq] Only a title", "note", "▎ Only a title"),
        (":::note\na\n:::", "note", "▎ Note\n▎ a"),
        ("::: warning A title\na\n:::", "warning", "▎ A title\n▎ a"),
        (":::tip[A `title`]\na\n:::", "tip", "▎ A  title \n▎ a"),
        ('::: {.callout-note title="T"}\na\n:::', "note", "▎ T\n▎ a"),
        ("::: {.callout-tip}\n## T\na\n:::", "tip", "▎ T\n▎ a"),
        ("::: {.callout-tip}\n:::", "tip", "▎ Tip"),
        ('::: {.column title="T"}\na\n:::', "", "T\n\na"),
        ('::: {.caution title="T"}\na\n:::', "caution", "▎ T\n▎ a"),
        (":::{danger} T\na\n:::", "caution", "▎ T\n▎ a"),
        ("::: tip :::\na\n:::::", "tip", "▎ Tip\n▎ a"),
        ("::: column\na\n:::", "", "a"),
        (":::{warning}\n:class: x\n:name: y\na\n:::", "warning", "▎ Warning\n▎ a"),
        ("> **Note**\n> a", "note", "▎ Note\n▎ a"),
        ("> **Warning**\\\n> a", "warning", "▎ Warning\n▎ a"),
        ('!!! danger "Mind *this*"\n    a', "caution", "▎ Mind this\n▎ a"),
        ("!!! tip inline end\n\n    a\n\n    b", "tip", "▎ Tip\n▎ a\n▎\n▎ b"),
        ("!!! made-up\n    a", "note", "▎ made-up\n▎ a"),
        ("!!! note", "note", "▎ Note"),
        ("words\n!!! note\n    a\nmore", "note", "words\n\n▎ Note\n▎ a\n\nmore"),
        ("```{tip} a\n```", "tip", "▎ Tip\n▎ a"),
        ("```{note}\n:class: x\n\n*a*\n```", "note", "▎ Note\n▎ a"),
        ("```{admonition} T\n---\nclass: x\n---\na\n```", "note", "▎ T\n▎ a"),
        ("```{admonition} T\n:class: warning\na\n```", "warning", "▎ T\n▎ a"),
        (":::note\nnever closed", "note", "▎ Note\n▎ never closed"),
        ("words\n:::tip\na\n:::\nmore", "tip", "words\n\n▎ Tip\n▎ a\n\nmore"),
    ],
)
def test_what_is_set_apart_has_the_bar_of_its_kind(written: str, kind: str, shown: str) -> None:
    assert text(written).replace(" \n", "\n") == shown.replace(" \n", "\n")
    bars = {run.style for line in lines(written, 40) for run in line.runs if run.text == "▎"}
    assert bars == ({f"quote-bar {kind}"} if kind else set())


@pytest.mark.parametrize(
    "written",
    [
        "> [NOTE]\n> a",
        "> a\n> [!NOTE]",
        "    :::note\n    a",
        ":: note\na\n::",
        "`:::note`",
        ":::\na\n:::",
        "::: 3",
        "> **Note** that\n> a",
        "> a\n> **Note**\n> b",
        "!!!\n    a",
        "!!! wow",
        "wow!!! note",
        "    !!! note\n        a",
        "```{python}\na\n```",
        "```note\na\n```",
    ],
)
def test_what_only_looks_like_it_is_not_set_apart(written: str) -> None:
    assert all(run.style != "note" for line in lines(written, 40) for run in line.runs)
    assert "quote-bar note" not in {run.style for line in lines(written, 40) for run in line.runs}


def test_directives_nest_with_the_same_colons_or_more() -> None:
    for outer in (":::", "::::"):
        written = f"{outer}note\na\n\n:::tip\nb\n:::\n\nc\n{outer}\n\nd"
        assert text(written) == "▎ Note\n▎ a\n▎\n▎ ▎ Tip\n▎ ▎ b\n▎\n▎ c\n\nd"


def test_admonitions_nest_by_how_far_they_are_set_in() -> None:
    written = "!!! note\n    a\n\n    ??? tip\n        b\n\n    c\n\nd"
    assert text(written) == "▎ Note\n▎ a\n▎\n▎ ▎ ▾ Tip\n▎ ▎ b\n▎\n▎ c\n\nd"
    assert text("- x\n\n    !!! note\n        a\n- y") == "• x\n\n  ▎ Note\n  ▎ a\n\n• y"
    assert text("> !!! note\n>     a\n\nb") == "▎ ▎ Note\n▎ ▎ a\n\nb"


@pytest.mark.parametrize(
    "written",
    [
        "??? note\n    hidden",
        '::: {.callout-note collapse="true"}\nhidden\n:::',
        "```{note}\n:class: dropdown\nhidden\n```",
        ":::{note}\n:class: dropdown\nhidden\n:::",
        "> [!note]-\n> hidden",
    ],
)
def test_what_is_to_begin_folded_does(written: str) -> None:
    layout = folding(written)
    assert rows(layout) == ["▎ ▸ Note"]
    layout.toggle(fold_at(layout, 0))
    assert rows(layout) == ["▎ ▾ Note", "▎ hidden"]


@pytest.mark.parametrize("written", ["???+ tip\n    a", '::: {.callout-tip collapse="false"}\na\n:::'])
def test_what_folds_may_begin_open(written: str) -> None:
    assert rows(folding(written)) == ["▎ ▾ Tip", "▎ a"]


def test_an_admonition_longer_than_a_window_is_one() -> None:
    inside = "\n\n".join("    " + "words " * 20 for _ in range(WINDOW // 100))
    drawn = text(f"!!! note\n{inside}\n\nafter").splitlines()
    assert all(row.startswith("▎") for row in drawn[:-2])
    assert drawn[-1] == "after"


def test_fences_of_markdown_in_fences_of_markdown_keep_their_words() -> None:
    written = "`````{note}\n````{tip}\n```{warning}\ndeep\n```\n````\n`````"
    assert text(written).endswith("deep")


def test_colons_in_code_close_nothing() -> None:
    assert text("::: note\n~~~\n:::\n~~~\n\nb\n:::\n\nc").splitlines()[-3:] == ["▎ b", "", "c"]


def test_a_directive_in_a_list_ends_with_its_item() -> None:
    assert text("- a\n\n  ::: tip\n  b\n- c") == "• a\n\n  ▎ Tip\n  ▎ b\n\n• c"


def test_a_directive_longer_than_a_window_is_one() -> None:
    inside = "\n\n".join("words " * 20 for _ in range(WINDOW // 100))
    drawn = text(f"::: note\n{inside}\n:::\n\nafter").splitlines()
    assert all(row.startswith("▎") for row in drawn[:-2])
    assert drawn[-1] == "after"


def test_a_directive_that_nobody_closed_does_not_take_the_whole_post() -> None:
    document = Document("::: note\n\n" + "words\n\n" * 100_000)
    Layout(document, 40).ensure(30)
    assert document.parsed < WINDOW


def test_abbreviations_are_explained_at_the_end() -> None:
    post = "HTML and CSS.\n\n*[HTML]: Hyper Text\n*[CSS]: Cascading *Style*\n\nThe end.[^1]\n\n[^1]: A note."
    assert text(post) == (
        "HTML and CSS.\n\nThe end.¹\n\n────────────\n\n¹ A note.\n\nHTML: Hyper Text\nCSS: Cascading Style"
    )


def test_what_a_tag_says_an_abbreviation_stands_for_is_told_behind_it_once() -> None:
    tag = '<abbr title="Hyper &amp; Text">HTML</abbr>'
    assert text(f"Some {tag}, and {tag}; <abbr>CSS</abbr>.") == "Some HTML (Hyper & Text), and HTML; CSS."
    assert text("</abbr>a") == "a"


DETAILS = "before\n\n<details><summary>The sum</summary>\n\nhidden\n\n- deep\n\n</details>\n\nafter"


def test_details_are_drawn_open_for_faces_that_cannot_open_them() -> None:
    assert text(DETAILS) == "before\n\n▾ The sum\n\n  hidden\n\n  • deep\n\nafter"


def test_details_open_and_close_and_all_else_stays() -> None:
    layout = folding(DETAILS)
    assert rows(layout) == ["before", "", "▸ The sum", "", "after"]
    revision = layout.revision
    layout.toggle(fold_at(layout, 2))
    assert layout.revision > revision
    opened = ["before", "", "▾ The sum", "", "  hidden", "", "  • deep", "", "after"]
    assert rows(layout) == opened
    # The state is the post's: it outlives a change of width.
    assert rows(folding(layout.document, 60)) == opened
    layout.toggle(fold_at(layout, 2))
    assert rows(layout) == ["before", "", "▸ The sum", "", "after"]
    assert (layout.done, layout.height) == (True, 5)


@pytest.mark.parametrize("attribute", ["open", 'open=""', "class=x open", "OPEN"])
def test_details_that_the_post_opens_begin_open(attribute: str) -> None:
    assert rows(folding(f"<details {attribute}><summary>s</summary>\n\na\n\n</details>")) == [
        "▾ s",
        "",
        "  a",
    ]
    assert rows(folding('<details class="open"><summary>s</summary>\n\na\n\n</details>')) == ["▸ s"]


def test_a_callout_folds_as_its_author_wants() -> None:
    layout = folding("> [!info]- One\n> a\n\n> [!tip]+\n> b\n\n::: details Two\nc\n:::")
    assert rows(layout) == ["▎ ▸ One", "", "▎ ▾ Tip", "▎ b", "", "▸ Two"]
    for y in (5, 2, 0):
        layout.toggle(fold_at(layout, y))
    assert rows(layout) == ["▎ ▾ One", "▎ a", "", "▎ ▸ Tip", "", "▾ Two", "", "  c"]


def test_details_in_details_open_one_by_one() -> None:
    inner = "<details><summary>inner</summary>\n\nb\n\n</details>"
    layout = folding(f"<details><summary>outer</summary>\n\na\n\n{inner}\n\nc\n\n</details>")
    layout.toggle(fold_at(layout, 0))
    assert rows(layout) == ["▾ outer", "", "  a", "", "  ▸ inner", "", "  c"]
    layout.toggle(fold_at(layout, 4))
    assert rows(layout) == ["▾ outer", "", "  a", "", "  ▾ inner", "", "    b", "", "  c"]


def test_unfolding_opens_all_or_only_what_hides_a_character() -> None:
    post = "- <details><summary>one</summary>a</details>\n- <details><summary>two</summary>b</details>"
    for offset in (None, "b"):
        layout = folding(post)
        said = layout.document.text(0)
        layout.unfold(0, None if offset is None else said.index(offset))
        assert ("  a" in "\n".join(rows(layout))) == (offset is None)
        assert "  b" in "\n".join(rows(layout))
    layout = folding(post)
    layout.unfold(0, layout.document.text(0).index("two"))
    assert len(rows(layout)) == 2
    layout.unfold(7)


def test_what_is_huge_opens_on_its_first_screen() -> None:
    post = "<details><summary>s</summary>\n\n" + "words\n\n" * 20_000 + "</details>\n\nafter"
    layout = folding(post)
    assert layout.height == 3
    layout.toggle(fold_at(layout, 0))
    assert layout.ensure(30)
    assert layout.height < 10_000
    while not layout.advance(60):
        pass
    assert rows(layout)[-1] == "after"
    layout.toggle(fold_at(layout, 0))
    assert layout.ensure(2)
    while not layout.advance(60):
        pass
    assert rows(layout) == ["▸ s", "", "after"]


def test_toggling_what_does_not_fold_changes_nothing() -> None:
    layout = folding("[a](b)")
    layout.toggle(0)
    layout.toggle(99)
    assert (rows(layout), layout.revision) == (["a"], 0)


def test_a_place_in_what_is_folded_away_is_its_summary() -> None:
    opened = laid_out(DETAILS, 40)
    place = opened.place_at(4)
    closed = folding(DETAILS)
    assert closed.line_of(place) == 2
    assert closed.reveal(place.block, place.offset) == 4
    assert rows(closed)[4] == "  hidden"
