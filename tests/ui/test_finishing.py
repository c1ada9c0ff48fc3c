"""What counts as read: opened, read to the end, or nothing but the person's hand."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start
from tui_reader.config import Config


async def test_a_post_is_read_at_its_end_where_the_settings_want_that(start: Start, blog: Path) -> None:
    async with start(blog, config=Config(read_when="end")) as reader:
        await reader.press("enter")
        assert "39 unread" in reader.lines[0], "a short post shows its end at once"
        await reader.press("J")
        assert "39 unread" in reader.lines[0]
        await reader.press("G")
        assert "38 unread" in reader.lines[0]
        await reader.press("m", "g", "G")
        assert "39 unread" in reader.lines[0], "what was marked unread at its end stays so"


async def test_for_a_source_alone_only_the_hand_marks(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        (source,) = await reader.library.sources()
        await reader.library.set_source(source.id, "read_when", "hand")
        await reader.press("enter", "J", "G")
        assert "40 unread" in reader.lines[0]
        await reader.press("m")
        assert "39 unread" in reader.lines[0]
        await reader.library.set_source(source.id, "read_when", "")
        await reader.press("J", "u")
        assert reader.foot.startswith("Undone: opened “Post 3”.")
