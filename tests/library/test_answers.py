"""Every kind of answer a server gives, through a refresh: the sentence, what is stored, and the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.answers import CASES, Case
from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.config import Config, Limits
from tui_reader.library.library import Library
from tui_reader.models import Query
from tui_reader.text import clean

SOON = 2.0
"""Seconds for one request, where it is its deadline that ends it."""

PATIENCE = 25.0
"""Seconds until a refresh must be over: that of the parser is ten, and starting its process takes some."""


@pytest.fixture
async def hasty(tmp_path: Path, case: Case) -> AsyncIterator[Library]:
    """A library that waits no longer for an answer than it must, and takes a megabyte of it."""
    config = Config(limits=Limits(deadline=SOON if case.is_endless else PATIENCE, response_mb=1))
    opened = Library.open(tmp_path / "hasty.db", config, clock=lambda: NOW)
    yield opened
    await opened.close()


REFRESHED = [case for case in CASES if case.name != "busy"]
"""That one has recovered by the second request."""


@pytest.mark.parametrize("case", REFRESHED, ids=lambda case: case.name)
async def test_an_answer_becomes_posts_or_a_sentence_and_touches_nothing_else(
    hasty: Library, server: Loopback, case: Case
) -> None:
    server.give("/feed", rss(item("Kept", guid="kept")))
    server.give("/other", rss(item("Before", guid="1")))
    source = await hasty.visit(server.url("/feed"))
    other = await hasty.visit(server.url("/other"))
    case.give(server, "/feed")
    server.give("/other", rss(item("Before", guid="1"), item("After", guid="2")))
    async with asyncio.timeout(PATIENCE):
        results = await hasty.refresh([source.id, other.id], insist=True)
    found = {result.source.id: result for result in results}
    assert found[other.id].added == 1
    titles = {post.title for post in (await hasty.page(Query(source.id), 1, 5_000)).headlines}
    assert "Kept" in titles
    if case.is_slow and "took longer than" in found[source.id].error:
        return  # on a busy machine its deadline comes first, which is as good an end
    if case.sentence:
        assert found[source.id].status == "failed"
        assert case.sentence in found[source.id].error
        assert found[source.id].error == clean.line(found[source.id].error)
    else:
        assert {clean.line(title) for title in case.titles} <= titles
