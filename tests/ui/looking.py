"""Reading the screen as a person does: its text, line by line, and how a stretch of it is styled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from tui_reader.models import DateOrigin, Genre, Headline, Page, PostId, Query, SourceId

NOW = datetime(2025, 9, 20, 12, 0, tzinfo=UTC)

HOSTILE = (
    "[red]",
    "[/nope]",
    "[@click=app.quit]leave[/]",
    "[b unclosed",
    "{{ braces }} %s \\[",
)
"""What markup would act on: each must show as it is written."""


def screen_lines(app: App[Any]) -> list[str]:
    """The lines of the screen, as text."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text for strip in strips]


def screen_text(app: App[Any]) -> str:
    """The whole screen, as text."""
    return "\n".join(screen_lines(app))


def style_of(app: App[Any], text: str) -> Style:
    """The style in which the first occurrence of `text` begins."""
    for strip in app.screen._compositor.render_strips(app.size):
        position = strip.text.find(text)
        if position < 0:
            continue
        for segment in strip:
            if position < len(segment.text):
                return segment.style or Style()
            position -= len(segment.text)
    raise AssertionError(f"{text!r} is not on the screen")


def headline(number: int = 1, title: str = "", **fields: Any) -> Headline:
    """A post of the list; what isn't said is plain."""
    known: dict[str, Any] = {
        "id": PostId(number),
        "source_id": SourceId(1),
        "source_title": "Scrapbook",
        "title": title or f"Post {number}",
        "url": f"https://example.org/{number}",
        "authors": ("D. Santiago",),
        "published": NOW - timedelta(days=number),
        "date_origin": DateOrigin.GIVEN,
        "updated": None,
        "tags": ("Python",),
        "categories": (),
        "summary": "",
        "words": 460,
        "genre": Genre.TEXT,
        "read": True,
        "starred": False,
    }
    return Headline(**{**known, **fields})


def page(headlines: Sequence[Headline], number: int = 1, pages: int = 1, size: int = 20) -> Page:
    """A page of the list."""
    return Page(Query(), number, pages, total=len(headlines) * pages, size=size, headlines=tuple(headlines))


async def resize(pilot: Pilot[Any], width: int, height: int) -> None:
    """Give the terminal another size, and wait: Textual acts on it 8 ms later, on a timer."""
    await pilot.resize_terminal(width, height)
    await pilot.pause(1 / 60)
    await pilot.pause()
