"""Finding in the post: what is typed is marked at once, counted, and gone to."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color

from tests.ui.conftest import Running, Start, write_post
from tests.ui.looking import style_of
from tui_reader.ui.themes import OURS, contrast

FILL = "\n\n".join(f"Paragraph {number}. " + "Words that fill the line. " * 8 for number in range(30))

TEXT = f"""The first needle is here, and a Needle with a capital.

{FILL}

| where | what |
|---|---|
| table | a needle in a cell |

```python
print("needle in code")
```

<details><summary>More</summary>

A needle under the fold.

</details>

{FILL}

The last needles.
"""


@pytest.fixture
def hay(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    write_post(folder, "hay", "Hay", TEXT, date="2025-09-02")
    write_post(folder, "other", "Other", "Nothing of that kind.\n", date="2025-09-01")
    return folder


async def find(reader: Running, words: str) -> None:
    await reader.press("enter", "slash", *words)


def is_current(reader: Running, text: str) -> bool:
    """Whether a text begins with the match that was gone to."""
    style = style_of(reader.app, text)
    return bool(style.reverse and style.underline)


async def test_what_is_typed_is_marked_and_counted_with_each_key(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        assert "1/6" in reader.foot
        assert is_current(reader, "needle is here")
        assert style_of(reader.app, "Needle with").reverse
        assert not style_of(reader.app, "first").reverse
        await reader.press("s")
        assert "1/1" in reader.foot
        assert is_current(reader, "needles.")


async def test_the_arrows_go_from_match_to_match_while_typing(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("down", "down")
        assert "3/6" in reader.foot
        assert is_current(reader, "needle in a cell")
        await reader.press("up")
        assert "2/6" in reader.foot


async def test_enter_keeps_the_search_and_n_goes_on_with_it(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("enter")
        assert "1/6" in reader.foot
        seen = []
        for _ in range(5):
            await reader.press("n")
            seen.append(reader.foot.split()[-2])
        assert seen == ["2/6", "3/6", "4/6", "5/6", "6/6"]
        await reader.press("n")
        assert "1/6" in reader.foot
        await reader.press("N")
        assert "6/6" in reader.foot


async def test_matches_in_code_and_under_folds_are_reached(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("enter", "n", "n", "n")
        assert is_current(reader, "needle in code")
        await reader.press("n")
        assert is_current(reader, "needle under the fold")


async def test_the_foot_says_what_n_does_with_a_search_and_without(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await reader.press("enter")
        assert "n unread" in reader.foot
        await reader.press("slash", *"needle", "enter")
        assert "n/N match" in reader.foot
        assert "esc end" in reader.foot
        assert "unread" not in reader.foot
        await reader.press("n")
        assert "Hay" in reader.text
        assert "2/6" in reader.foot
        await reader.press("escape")
        assert "n unread" in reader.foot
        assert "/6" not in reader.foot
        await reader.press("n")
        assert "Nothing of that kind." in reader.text


async def test_escape_ends_the_search_first_and_leaves_the_post_only_then(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("enter", "escape")
        assert not style_of(reader.app, "needle is here").reverse
        await reader.press("j")
        assert "enter read" not in reader.foot
        await reader.press("escape")
        assert "enter read" in reader.foot


async def test_escape_while_typing_goes_back_to_where_the_search_began(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await reader.press("enter", "space", "j")
        before = [line.partition("│")[2] for line in reader.lines[1:-1]]
        await reader.press("slash", *"cell", "escape")
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == before


async def test_a_capital_makes_the_case_count(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "Needle")
        assert "1/1" in reader.foot


async def test_whole_words_and_regular_expressions_are_switched_on_and_off(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("ctrl+t")
        assert "✓ whole words" in reader.foot
        assert "1/5" in reader.foot
        await reader.press("ctrl+t", "ctrl+r", *"s?\\.")
        assert "✓ regex" in reader.foot
        assert "1/1" in reader.foot


async def test_half_a_regular_expression_is_told_and_ends_nothing(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("ctrl+r", "(")
        assert "6" not in reader.foot.split("regex")[1]
        await reader.press("s", ")")
        assert "1/1" in reader.foot


async def test_nothing_found_is_told(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "zebra")
        assert "nothing found" in reader.foot


async def test_where_nothing_is_found_reading_is_where_the_search_began(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await reader.press("enter", "space", "j")
        before = [line.partition("│")[2] for line in reader.lines[1:-1]]
        await reader.press("slash", *"cell")
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] != before
        await reader.press(*"bra", "enter")
        assert "nothing found" in reader.foot
        assert [line.partition("│")[2] for line in reader.lines[1:-1]] == before


async def test_the_matches_stay_at_another_width(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("enter", "n", "n", "less_than_sign")
        assert "3/6" in reader.foot
        assert is_current(reader, "needle in a cell")


async def test_another_post_ends_the_search(hay: Path, start: Start) -> None:
    async with start(hay) as reader:
        await find(reader, "needle")
        await reader.press("enter", "J")
        assert "/6" not in reader.foot
        assert "n unread" in reader.foot


@pytest.mark.parametrize("size", [(50, 20), (40, 8), (20, 5), (200, 60)])
async def test_there_is_a_line_to_type_in_at_any_size(hay: Path, start: Start, size: tuple[int, int]) -> None:
    async with start(hay, size=size) as reader:
        await find(reader, "needle")
        assert "needle" in reader.foot
        assert "1/6" in reader.foot
        await reader.press("enter")
        assert "needle" in reader.text


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
async def test_what_was_found_can_be_read(hay: Path, start: Start, theme: object) -> None:
    async with start(hay) as reader:
        reader.app.theme = theme.name  # type: ignore[attr-defined]
        await find(reader, "needle")
        for text in ("needle is here", "Needle with"):
            assert _contrast(style_of(reader.app, text)) >= 4.5


def _contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


async def test_a_narrow_screen_tells_the_ways_to_look_until_there_is_something_to_count(
    hay: Path, start: Start
) -> None:
    async with start(hay, size=(50, 20)) as reader:
        await find(reader, "")
        assert "^t whole words  ^r regex" in reader.foot
        await reader.press(*"needle")
        assert reader.foot.endswith("1/6")
        assert "^r" not in reader.foot
        await reader.press("ctrl+t")
        assert reader.foot.endswith("^t ✓ whole words  1/5")
