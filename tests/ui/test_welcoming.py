"""A first start where newsboat was used before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.ui.conftest import Start


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with newsboat's list of one feed."""
    with Loopback() as server:
        server.give("/feed.xml", rss(item("From newsboat", guid="1", date="Mon, 01 Sep 2025 10:00:00 +0000")))
        (tmp_path / ".newsboat").mkdir()
        (tmp_path / ".newsboat" / "urls").write_text(f'{server.url("/feed.xml")} "Tag" "~My feed"\n')
        monkeypatch.setenv("HOME", str(tmp_path))
        yield tmp_path


async def test_newsboats_feeds_are_offered_and_taken_over(start: Start, home: Path) -> None:
    async with start(None) as reader:
        assert "Take over newsboat's feeds? (yes or no) yes" in reader.foot
        await reader.press("enter")
        assert reader.titles == ["From newsboat"]
        assert reader.foot.startswith("Took over 1 feed from newsboat. 1 new post. p shows them, u undoes.")
        await reader.press("u", "q")
    async with start(None) as reader:
        assert "Take over newsboat" not in reader.text


async def test_what_can_not_be_taken_over_is_told(start: Start, home: Path) -> None:
    with (home / ".newsboat" / "urls").open("a") as urls:
        urls.write("exec:feed.sh\n")
    async with start(None, size=(50, 20)) as reader:
        assert "Take over newsboat's feeds? (yes or no) yes" in reader.foot
        await reader.press("enter")
        assert "Took over 1 feed from newsboat. Line 2 runs a program" in " ".join(reader.text.split())


async def test_a_no_is_remembered(start: Start, home: Path) -> None:
    async with start(None) as reader:
        await reader.press("ctrl+u", "n", "o", "enter", "q")
    async with start(None) as reader:
        assert "Take over newsboat" not in reader.text
        await reader.app.run_action("import_newsboat", reader.app.reader)
        await reader.settle()
        assert reader.titles == ["From newsboat"]


async def test_nothing_is_offered_where_there_is_nothing(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with start(None) as reader:
        assert "Take over newsboat" not in reader.text
        await reader.app.run_action("import_newsboat", reader.app.reader)
        await reader.settle()
        assert reader.foot.startswith("No feeds of newsboat were found here.")
