"""From the document's style names to what a terminal draws, for one theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rich.style import Style
from textual.color import Color

from tui_reader.ui.themes import INK, Colors, colors_of


class Palette:
    """Draws style names in a theme's colors.

    Each name keeps every cell's ground, because a line-API widget gets none from CSS.
    """

    def __init__(self, colors: Colors) -> None:
        self._colors = colors
        self._composed: dict[tuple[str, str], Style] = {}

    @classmethod
    @cache
    def default(cls) -> Palette:
        """The palette of Ink, for a widget that has not been given another."""
        return cls(colors_of(INK.variables))

    def style(self, names: str = "", ground: str = "ground") -> Style:
        """The style of space-separated names, outermost first; an unknown name changes nothing.

        Args:
            names: As in `document.lines.Run.style`.
            ground: What lies behind: `ground` or `raised`.
        """
        key = names, ground
        if (found := self._composed.get(key)) is None:
            found = self._composed[key] = self._compose(names, ground)
        return found

    @property
    def is_exact(self) -> bool:
        """Whether its colors are what they are on any terminal, and not names for the terminal's own."""
        color = self.style().color
        return color is not None and color.triplet is not None

    def selected(self, style: Style | None) -> Style:
        """The same style where it is selected."""
        marked = Style(color=self._colors.bright.rich_color, bgcolor=self._colors.faint.rich_color)
        return marked if style is None else style + marked

    def _compose(self, names: str, ground: str) -> Style:
        colors = self._colors
        behind = colors.raised if ground == "raised" else colors.ground
        plain = Style(color=colors.text.rich_color, bgcolor=behind.rich_color)
        words = names.split()
        style = plain
        for name in words:
            style += self._named(name)
        # A bold link stays link-colored: only what has no color of its own becomes bright.
        if style.color == plain.color and not _BRIGHTENING.isdisjoint(words):
            style += self._named("bright")
        return style

    def _named(self, name: str) -> Style:
        make = _STYLES.get(name)
        return make(self._colors) if make else _NOTHING


_NOTHING = Style()
_BOLD = Style(bold=True)
_ITALIC = Style(italic=True)
_BRIGHTENING = frozenset({"strong", "kbd", "code"})


def _fore(color: Callable[[Colors], Color], attributes: Style = _NOTHING) -> Callable[[Colors], Style]:
    return lambda colors: Style(color=color(colors).rich_color) + attributes


def _on_code(color: Callable[[Colors], Color]) -> Callable[[Colors], Style]:
    return lambda colors: Style(color=color(colors).rich_color, bgcolor=colors.code.rich_color)


_STYLES: dict[str, Callable[[Colors], Style]] = {
    "strong": lambda _: Style(bold=True),
    "em": lambda _: Style(italic=True),
    "del": _fore(lambda c: c.dim, Style(strike=True)),
    "ins": lambda _: Style(underline=True),
    "mark": lambda c: Style(color=c.ground.rich_color, bgcolor=c.accent.rich_color),
    "found": lambda c: Style(color=c.quote.rich_color, bgcolor=c.ground.rich_color, reverse=True),
    "found-current": lambda c: Style(
        color=c.accent.rich_color, bgcolor=c.ground.rich_color, reverse=True, bold=True, underline=True
    ),
    "kbd": lambda c: Style(bgcolor=c.code.rich_color, bold=True),
    "code": lambda c: Style(bgcolor=c.code.rich_color),
    "link": _fore(lambda c: c.link, Style(underline=True)),
    "faint": _fore(lambda c: c.faint),
    "dim": _fore(lambda c: c.dim),
    "bright": _fore(lambda c: c.bright),
    "accent": _fore(lambda c: c.accent),
    "aimed": lambda c: Style(color=c.ground.rich_color, bgcolor=c.accent.rich_color, bold=True),
    "hint": lambda c: Style(color=c.ground.rich_color, bgcolor=c.link.rich_color, bold=True),
    "tag": _fore(lambda c: c.link),
    "h1": _fore(lambda c: c.accent, _BOLD),
    "h2": _fore(lambda c: c.accent, _BOLD),
    "h3": _fore(lambda c: c.bright, _BOLD),
    "h4": _fore(lambda c: c.dim, Style(bold=True, italic=True)),
    "bullet": _fore(lambda c: c.accent),
    "number": _fore(lambda c: c.accent),
    "task": _fore(lambda c: c.accent),
    "quote": _fore(lambda c: c.quote, _ITALIC),
    "quote-bar": _fore(lambda c: c.accent, Style(italic=False)),
    "rule": _fore(lambda c: c.faint),
    "caption": _fore(lambda c: c.dim, _ITALIC),
    "picture": _fore(lambda c: c.dim),
    "note": _fore(lambda c: c.link),
    "tip": _fore(lambda c: c.string),
    "important": _fore(lambda c: c.keyword),
    "warning": _fore(lambda c: c.accent),
    "caution": _fore(lambda c: c.failed),
    "code-edge": _on_code(lambda c: c.dim),
    "code-block": _on_code(lambda c: c.text),
    "code-label": _on_code(lambda c: c.dim),
    "table-head": _fore(lambda c: c.bright, _BOLD),
    "table-rule": _fore(lambda c: c.faint),
    "code.keyword": _fore(lambda c: c.keyword),
    "code.string": _fore(lambda c: c.string),
    "code.comment": _fore(lambda c: c.dim),
    "code.number": _fore(lambda c: c.keyword),
    "code.function": _fore(lambda c: c.link),
    "code.error": _fore(lambda c: c.failed),
}
