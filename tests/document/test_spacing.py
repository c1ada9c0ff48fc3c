"""Lines and paragraphs stand as the reader likes them, and say the same."""

from __future__ import annotations

import pytest

from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle

TEXT = """# Head

One paragraph that goes on for two lines.

Another one that goes on for two lines too.

> Quoted words that go on for two lines.

- An item that goes on for two lines here
- another

```python
one = 1
two = 2
```

| a | b |
|---|---|
| c | d |
| e | f |

The last one.
"""


def _text(layout: Layout, y: int) -> str:
    line = layout.line(y)
    assert line is not None
    return line.text


def lines(style: LayoutStyle, text: str = TEXT, width: int = 30) -> list[str]:
    layout = Layout(Document(text), width, style=style)
    layout.advance(10)
    return [_text(layout, y).rstrip() for y in range(layout.height)]


def test_a_blank_line_stands_between_two_lines_of_text() -> None:
    found = lines(LayoutStyle(line_spacing=2))
    start = next(y for y, line in enumerate(found) if line.startswith("One"))
    assert found[start : start + 6] == [
        "One paragraph that goes on for",
        "",
        "two lines.",
        "",
        "",
        "Another one that goes on for",
    ]


def test_the_bar_of_a_quote_goes_through() -> None:
    found = lines(LayoutStyle(line_spacing=2))
    start = next(y for y, line in enumerate(found) if "Quoted" in line)
    assert [line[:1] for line in found[start : start + 3]] == ["▎", "▎", "▎"]


def test_code_and_tables_stand_close_in_any_case() -> None:
    found = lines(LayoutStyle(line_spacing=2))
    for first, second in (("one = 1", "two = 2"), ("c", "e")):
        y = next(y for y, line in enumerate(found) if line.strip().startswith(first))
        assert found[y + 1].strip().startswith(second)


def test_items_of_a_tight_list_are_spread_like_their_lines() -> None:
    found = lines(LayoutStyle(line_spacing=2))
    start = next(y for y, line in enumerate(found) if "An item" in line)
    assert [bool(line) for line in found[start : start + 5]] == [True, False, True, False, True]


def test_indented_paragraphs_follow_without_a_blank_line() -> None:
    found = lines(LayoutStyle(indented=True))
    start = next(y for y, line in enumerate(found) if line.startswith("One"))
    assert found[start : start + 5] == [
        "One paragraph that goes on for",
        "two lines.",
        "  Another one that goes on for",
        "two lines too.",
        "",
    ]
    assert "The last one." in found


@pytest.mark.parametrize("style", [LayoutStyle(line_spacing=2), LayoutStyle(indented=True)])
@pytest.mark.parametrize("width", [1, 3, 10, 30, 80])
def test_nothing_is_lost_and_nothing_is_too_wide(style: LayoutStyle, width: int) -> None:
    def said(style: LayoutStyle) -> str:
        return "".join("".join(lines(style, width=width)).split())

    assert said(style).replace("▎", "") == said(LayoutStyle()).replace("▎", "")
    assert max(map(len, lines(style, width=width))) <= width


@pytest.mark.parametrize("style", [LayoutStyle(line_spacing=2), LayoutStyle(indented=True)])
def test_places_come_back_to_their_line(style: LayoutStyle) -> None:
    layout = Layout(Document(TEXT), 30, style=style)
    layout.advance(10)
    for y in range(layout.height):
        anchor = layout.place_at(y)
        found = layout.line_of(anchor)
        passed = [layout.line(each) for each in range(y, found)]
        assert all(line is not None and not line.text.strip() for line in passed)
        between = [layout.line(each) for each in range(found, y)]
        assert all(line is not None and line.offset == anchor.offset for line in between)


def test_a_character_is_found_on_its_line() -> None:
    layout = Layout(Document(TEXT), 30, style=LayoutStyle(indented=True))
    text = layout.document.text(2)
    y = layout.line_of_offset(2, text.index("too"))
    assert "lines too." in _text(layout, y)
