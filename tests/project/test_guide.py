from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.project.repository import ROOT
from tui_reader.cli.arguments import VERBS
from tui_reader.config import Config
from tui_reader.library.library import Library
from tui_reader.models import DateOrigin, Headline, Query
from tui_reader.ui import keymap

GUIDE = ROOT / "assets" / "guide"
NOW = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    opened = Library.open(tmp_path / "library.db", Config(), clock=lambda: NOW)
    yield opened
    await opened.close()


async def _posts(library: Library, *, drafts: bool = False) -> tuple[Headline, ...]:
    source = await library.visit_guide()
    return (await library.page(Query(source=source.id, drafts=drafts), 1, 100)).headlines


async def test_every_post_of_the_guide_says_what_it_is(library: Library) -> None:
    posts = await _posts(library, drafts=True)
    assert len(posts) == len(list(GUIDE.rglob("*.md")))
    for post in posts:
        assert post.date_origin is DateOrigin.GIVEN, post.title
        assert post.tags, post.title
        assert post.categories, post.title
        assert post.draft or 100 <= post.words <= 400, (post.title, post.words)


async def test_the_guide_is_read_from_top_to_bottom(library: Library) -> None:
    posts = await _posts(library)
    assert [post.title for post in posts[:4]] == ["Welcome", "Keys", "Opening a folder", "Opening a feed"]
    dates = [post.published for post in posts]
    assert dates == sorted(set(dates), reverse=True)
    assert dates[0] - dates[-1] > timedelta(weeks=8)


async def test_no_field_of_the_guide_is_misread(library: Library) -> None:
    for post in await _posts(library, drafts=True):
        assert (await library.open_post(post.id)).notes == (), post.title


async def test_the_draft_shows_only_when_asked_for(library: Library) -> None:
    shown = {post.title for post in await _posts(library)}
    all_of_them = {post.title for post in await _posts(library, drafts=True)}
    assert all_of_them - shown == {"The perfect last sentence"}


def test_the_guide_names_only_keys_the_program_has() -> None:
    known = {keymap.spelled(key) for _, keys in keymap.GROUPS for each in keys for key in each.key.split(",")}
    rows = re.findall(r"^\| (`[^|]+) \|", (GUIDE / "keys.md").read_text("utf-8"), re.M)
    named = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert len(named) > 20
    assert {key.replace("ctrl+", "^") for key in named} <= known


def test_the_guide_names_every_verb_of_the_shell() -> None:
    text = (GUIDE / "the-shell.md").read_text("utf-8")
    named = set(re.findall(r"^tui-reader ([a-z]+)", text, re.M))
    assert named == set(VERBS)
