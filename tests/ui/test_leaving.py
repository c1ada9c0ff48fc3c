"""Screens that go before they have quite come, as on a machine that is slow to answer quick hands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.ui.conftest import Start
from tui_reader.ui.screens.asking import AskScreen
from tui_reader.ui.screens.contents import ContentsScreen
from tui_reader.ui.screens.help import HelpScreen

SCREENS: dict[str, Callable[[], Screen[Any]]] = {
    "question": lambda: AskScreen("What?"),
    "help": lambda: HelpScreen({}),
    "contents": lambda: ContentsScreen([], 0),
}
STEPS = 6
"""Of the loop, in which a screen comes."""


@pytest.mark.parametrize("made", SCREENS.values(), ids=SCREENS.keys())
async def test_a_screen_that_is_answered_before_it_has_come_goes(
    blog: Path, start: Start, made: Callable[[], Screen[Any]]
) -> None:
    async with start(blog) as reader:
        for steps in range(STEPS):
            screen = made()
            reader.app.expect_typing()
            reader.app.push_screen(screen)
            for _ in range(steps):
                await asyncio.sleep(0)
            screen.dismiss(None)
            await reader.settle()
        await reader.press("s")  # which is no letter of a line any more
        assert "Starred" in reader.foot


@pytest.mark.parametrize("steps", range(3))
@pytest.mark.parametrize("made", SCREENS.values(), ids=SCREENS.keys())
async def test_the_program_quits_while_a_screen_comes(
    blog: Path, start: Start, made: Callable[[], Screen[Any]], steps: int
) -> None:
    async with start(blog) as reader:
        reader.app.push_screen(made())
        for _ in range(steps):
            await asyncio.sleep(0)
        reader.app.exit()
        await reader.pilot.pause()
    assert reader.app.return_code == 0


async def test_a_line_that_is_given_up_before_it_has_come_goes(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        for steps in range(STEPS):
            reader.app.reader.action_filter()
            for _ in range(steps):
                await asyncio.sleep(0)
            for line in reader.app.reader.query("QueryLine"):
                line.remove()
            await reader.settle()
        assert reader.app.is_running
