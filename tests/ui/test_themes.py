"""Colors can be read: computed as WCAG 2.2 says, for our themes and for Textual's."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui_reader.ui.themes import INK, OURS, PAPER, Colors, colors_of, contrast, for_terminal

THEIRS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
FOR_TEXT = ("text", "bright", "dim", "accent", "link", "quote", "string", "keyword", "failed")

LOOK = """
ground raised code text bright dim faint accent link quote string keyword
#17181c #24262d #1f2127 #d8d4cb #f3efe6 #918e87 #4a4b52 #e0a35c #8fb8de #b9b3a5 #9dbf8a #c3a6d8
#faf7f0 #efe9db #f1ebdd #3a3630 #1d1a16 #6b6459 #d2cabb #a04a1a #1f5f8b #5d564a #3f6a2c #7a4f93
"""


def colors(theme: Theme) -> Colors:
    return colors_of({**theme.to_color_system().generate(), **theme.variables})


def worst(theme: Theme, role: str) -> float:
    """The contrast of a color on the ground it is hardest to read on."""
    found = colors(theme)
    return min(contrast(getattr(found, role), ground) for ground in (found.ground, found.raised, found.code))


def test_contrast_is_what_wcag_computes() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21.0)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "row"), [(INK, 1), (PAPER, 2)], ids=["ink", "paper"])
def test_our_themes_have_the_colors_they_were_designed_with(theme: Theme, row: int) -> None:
    rows = [line.split() for line in LOOK.strip().splitlines()]
    found = colors(theme)
    assert {name: getattr(found, name).hex.lower() for name in rows[0]} == dict(
        zip(rows[0], rows[row], strict=True)
    )
    assert set(Colors._fields) == {*rows[0], "failed"}


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_text_of_our_themes_has_a_contrast_of_nine_and_dim_text_that_of_level_aa(theme: Theme) -> None:
    assert worst(theme, "text") >= 9.9
    assert worst(theme, "dim") >= 4.6
    assert all(worst(theme, role) >= 4.5 for role in FOR_TEXT)


@pytest.mark.parametrize("theme", THEIRS, ids=lambda theme: theme.name)
def test_every_other_theme_is_lent_colors_that_can_be_read(theme: Theme) -> None:
    unreadable = {role: worst(theme, role) for role in FOR_TEXT if worst(theme, role) < 4.5}
    assert not unreadable


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_terminals_own_colors_stay_its_own(name: str) -> None:
    found = colors(BUILTIN_THEMES[name])
    assert found.ground.ansi is not None
    assert found.accent.ansi is not None


@pytest.mark.parametrize(
    ("told", "theme"),
    [("0;15", "paper"), ("0;default;7", "paper"), ("15;0", "ink"), ("", "ink"), ("x", "ink")],
)
def test_a_terminal_that_says_its_ground_is_light_gets_paper(told: str, theme: str) -> None:
    assert for_terminal({"COLORFGBG": told}) == theme
