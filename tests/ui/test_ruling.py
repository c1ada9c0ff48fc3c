"""Rules on the screen: made of a filter, used, given up; and what they hide shown again."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Start, write_post


async def test_a_rule_is_made_of_a_filter_and_hides_what_arrives(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        await reader.press("/", *"Post 4", "ctrl+o")
        assert "A rule for what arrives" in reader.text
        assert "source:diary in:headline Post 4" in reader.text
        assert "it would be for" in reader.text
        await reader.press("enter", "escape")
        assert [rule.words for rule in await reader.library.rules()] == [
            "mute source:diary in:headline Post 4"
        ]
        write_post(blog, "post-44", "Post 44", date="2025-09-19")
        await reader.press("r")
        assert "Post 44" not in reader.text
        assert reader.lines[0].rstrip().endswith("40 unread · 40 posts · 1 muted")
        await reader.press("/", *"muted", "enter")
        assert reader.titles == ["Post 44"]
        reader.app.reader.action_unmute()
        await reader.settle()
        assert reader.foot.startswith("Showed 1 post again: u undoes.")
        await reader.press("u", "escape")
        assert "1 muted" in reader.lines[0]


async def test_rules_are_listed_used_on_all_posts_and_given_up(start: Start, blog: Path) -> None:
    async with start(blog) as reader:
        reader.app.reader.action_rules()
        await reader.settle()
        assert "There is no rule yet." in reader.text
        await reader.press("a", *"title:post", "down", "right", "enter")
        assert reader.foot.startswith("From now on: read title:post.")
        reader.app.reader.action_rules()
        await reader.settle()
        assert "read title:post" in reader.text
        assert any("▌" in line and "read title:post" in line for line in reader.lines)
        await reader.press("x")
        assert reader.foot.startswith("Used on 40 posts: u undoes.")
        assert "unread" not in reader.lines[0]
        reader.app.reader.action_rules()
        await reader.settle()
        await reader.press("enter")
        assert "title:post" in reader.lines[0]
        reader.app.reader.action_rules()
        await reader.settle()
        await reader.press("d")
        assert await reader.library.rules() == ()
        await reader.press("u", "u")
        assert "40 unread" in reader.lines[0]


async def test_a_rule_that_tags_asks_for_the_tag_and_what_is_wrong_is_told(start: Start, blog: Path) -> None:
    async with start(blog, size=(80, 24)) as reader:
        reader.app.reader.action_rules()
        await reader.settle()
        await reader.press("a", *"after:soon", "enter")
        assert "“after:soon” can't be understood" in reader.text
        assert await reader.library.rules() == ()
        await reader.press(*["backspace"] * 10, *"has:code", "down", "left", "enter", *"later", "enter")
        assert [rule.words for rule in await reader.library.rules()] == ["tag later has:code"]
