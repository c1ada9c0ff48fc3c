"""The settings of a source alone, changed on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Running, Start, write_post
from tui_reader.config import Config
from tui_reader.config.accounts import Account
from tui_reader.models import SourceId


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        date = "Mon, 01 Sep 2025 10:00:00 +0000"
        running.give("/feed.xml", rss(item("Fed", guid="1", date=date), title="Diary [b"))
        yield running


async def settings(reader: Running) -> dict[str, str]:
    return await reader.library.source_settings(SourceId(1))


async def test_a_source_is_set_on_the_screen_and_u_takes_it_back(start: Start, server: Loopback) -> None:
    account = Account(server.url("/"), "anna", password_env="NO_SUCH_VARIABLE", header="X-Key: {}")
    async with start(server.url("/feed.xml"), size=(50, 24)) as reader:
        await reader.press("p", "j", "e")
        assert "Settings of Diary [b" in reader.text
        assert "by how often it posts" in reader.text
        await reader.press("end", *" 2", "down", *"5", "enter")
        assert "! interval can't be “5”." in reader.text
        await reader.press("escape")
        assert await settings(reader) == {}
    async with start(None, (110, 32), Config(accounts=(account,))) as reader:
        await reader.press("p", "j", "e")
        assert "The secret comes from the variable NO_SUCH_VARIABLE." in reader.text
        await reader.press("end", *" 2", "down", *"5", "enter")
        assert "! interval can't be “5”." in reader.text
        await reader.press("0")
        assert "between two requests, 15 or more" in reader.text
        await reader.press("down", "right", "down", *"article [", "enter")
        assert "! “article [” is no CSS selector." in reader.text
        await reader.press("backspace", "enter")
        assert reader.foot.startswith("Saved. u undoes.")
        assert await settings(reader) == {"interval": "50", "full_text": "always", "selector": "article"}
        assert (await reader.library.source(SourceId(1))).title == "Diary [b 2"
        await reader.press("u")
        assert reader.foot.startswith("Undone: set name, interval, full_text, selector of “Diary [b”.")
        assert await settings(reader) == {}
        await reader.press("ctrl+r")
        assert len(await settings(reader)) == 3
        await reader.press("e", "down", "ctrl+u", "down", "left", "enter")
        assert await settings(reader) == {"selector": "article"}


async def test_a_folder_is_read_anew_by_the_rules_that_were_chosen(start: Start, tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    write_post(tmp_path / "_posts", "2024-01-02-one", "One")
    write_post(tmp_path, "about", "About")
    async with start(tmp_path) as reader:
        assert reader.titles == ["One"]
        await reader.press("p", "j", "e")
        assert "‹ as it looks ›" in reader.text
        assert "Selector" not in reader.text
        await reader.press("down", "left", "enter")
        assert "About" in reader.text


@pytest.mark.parametrize("size", [(1, 1), (20, 6), (50, 12)])
async def test_no_window_is_too_small_for_the_form(
    start: Start, server: Loopback, size: tuple[int, int]
) -> None:
    async with start(server.url("/feed.xml"), size=size) as reader:
        await reader.press("p", "j", "e", "down", "down", "up", *"30", "enter")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]
        assert await settings(reader) == {"interval": "30"}
