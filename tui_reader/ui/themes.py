"""Our two themes, Ink and Paper, and how Textual's own lend their colors to the reader.

Twelve colors draw everything. Ours give them as `reader-…` variables; for any other theme
they are derived from what it has, and moved until they can be read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from textual.color import Color
from textual.theme import Theme

LEGIBLE = 4.5
"""The contrast WCAG 2.2 asks of text (success criterion 1.4.3, level AA)."""


class Colors(NamedTuple):
    """The colors of one theme, by what they are for."""

    ground: Color
    raised: Color
    """Behind the row the cursor is on."""
    code: Color
    """Behind code."""
    text: Color
    bright: Color
    dim: Color
    faint: Color
    """For rules and for what cannot be chosen: the only one that need not be legible."""
    accent: Color
    link: Color
    quote: Color
    string: Color
    keyword: Color
    failed: Color


def _ours(name: str, dark: bool, **colors: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colors["accent"],
        secondary=colors["link"],
        accent=colors["accent"],
        warning=colors["accent"],
        error=colors["failed"],
        success=colors["string"],
        foreground=colors["text"],
        background=colors["ground"],
        surface=colors["ground"],
        panel=colors["raised"],
        variables={
            **{f"reader-{role}": color for role, color in colors.items()},
            "text-muted": colors["dim"],
            "border": colors["faint"],
            "border-blurred": colors["faint"],
            "block-cursor-background": colors["raised"],
            "block-cursor-foreground": colors["bright"],
            "input-selection-background": colors["faint"],
            "screen-selection-background": colors["faint"],
            "screen-selection-foreground": colors["bright"],
        },
    )


INK = _ours(
    "ink",
    dark=True,
    ground="#17181c",
    raised="#24262d",
    code="#1f2127",
    text="#d8d4cb",
    bright="#f3efe6",
    dim="#918e87",
    faint="#4a4b52",
    accent="#e0a35c",
    link="#8fb8de",
    quote="#b9b3a5",
    string="#9dbf8a",
    keyword="#c3a6d8",
    failed="#e07a6c",
)

PAPER = _ours(
    "paper",
    dark=False,
    ground="#faf7f0",
    raised="#efe9db",
    code="#f1ebdd",
    text="#3a3630",
    bright="#1d1a16",
    dim="#6b6459",
    faint="#d2cabb",
    accent="#a04a1a",
    link="#1f5f8b",
    quote="#5d564a",
    string="#3f6a2c",
    keyword="#7a4f93",
    failed="#a3332a",
)

OURS = (INK, PAPER)

AUTO = "auto"
"""The theme of the settings that leaves the choice to the terminal."""


def for_terminal(environ: Mapping[str, str] = os.environ) -> str:
    """The name of our theme that suits the terminal: Ink, unless it says that its ground is light.

    Several terminals put their colors into `COLORFGBG`, as numbers of the sixteen: `0;15` is black on white.
    """
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return PAPER.name if ground in ("7", "15") else INK.name


def colors_of(variables: Mapping[str, str]) -> Colors:
    """The twelve colors of the theme whose CSS variables these are."""
    if "reader-ground" in variables:
        return Colors(*(Color.parse(variables[f"reader-{name}"]) for name in Colors._fields))
    if Color.parse(variables["background"]).ansi is not None:
        return _of_the_terminal(variables)
    return _derived(variables)


def contrast(one: Color, other: Color) -> float:
    """How well two colors stand apart, 1.0 to 21.0 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _derived(variables: Mapping[str, str]) -> Colors:
    ground, text = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    far = Color.parse("#ffffff" if ground.brightness < 0.5 else "#000000")
    raised = ground.blend(text, 0.09)

    def legible(name: str) -> Color:
        # The raised ground is the hardest of the three: legible there is legible everywhere.
        return _until_legible(Color.parse(variables[name]), on=raised, towards=far)

    return Colors(
        ground=ground,
        raised=raised,
        code=ground.blend(text, 0.05),
        text=_until_legible(text, on=raised, towards=far),
        bright=text.blend(far, 0.6),
        dim=_until_legible(text.blend(ground, 0.45), on=raised, towards=far),
        faint=text.blend(ground, 0.75),
        accent=legible("accent"),
        link=legible("primary"),
        quote=_until_legible(text.blend(ground, 0.25), on=raised, towards=far),
        string=legible("success"),
        keyword=legible("secondary"),
        failed=legible("error"),
    )


def _until_legible(color: Color, on: Color, towards: Color) -> Color:
    for step in range(11):
        moved = color.blend(towards, step / 10)
        if contrast(moved, on) >= LEGIBLE:
            return moved
    return towards


def _luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def _of_the_terminal(variables: Mapping[str, str]) -> Colors:
    """The terminal's own sixteen colors, whose values nobody but the terminal knows."""
    plain, dim = Color.parse("ansi_default"), Color.parse("ansi_bright_black")
    return Colors(
        ground=plain,
        raised=plain,
        code=plain,
        text=plain,
        bright=plain,
        dim=dim,
        faint=dim,
        accent=Color.parse(variables["accent"]),
        link=Color.parse(variables["primary"]),
        quote=plain,
        string=Color.parse(variables["success"]),
        keyword=Color.parse(variables["secondary"]),
        failed=Color.parse(variables["error"]),
    )
