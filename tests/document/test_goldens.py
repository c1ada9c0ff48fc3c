"""Posts and what they look like at 40, 80 and 120 cells.

After a change that is meant, look at the difference and write the goldens anew:
`TUI_READER_GOLDENS=write pytest tests/document/test_goldens.py`, then `git diff tests/data/posts`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.document.drawn import lines
from tui_reader.document import ansi
from tui_reader.document.dialects import shortcodes
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout, LayoutStyle

POSTS = Path(__file__).parent.parent / "data" / "posts"
WIDTHS = (40, 80, 120)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("post", sorted(POSTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_post_looks_as_it_did(post: Path, width: int) -> None:
    source = shortcodes.resolved(post.read_text("utf-8"))  # as a folder's post is before it is parsed
    drawn = ansi.render(lines(source, width), color=False)
    _compare(drawn, post.with_suffix(f".{width}.txt"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["callouts", "code", "html"])
def test_a_post_looks_on_the_screen_as_it_did(name: str, width: int) -> None:
    """Where code is a window on its lines, and what folds away is folded."""
    post = POSTS / f"{name}.md"
    document = Document(shortcodes.resolved(post.read_text("utf-8")))
    layout = Layout(document, width, style=LayoutStyle(fold_code=False, folds=True))
    while not layout.advance(60):
        pass
    rows = [line for y in range(layout.height) if (line := layout.line(y))]
    _compare(ansi.render(rows, color=False), post.with_suffix(f".screen.{width}.txt"))


def _compare(drawn: str, golden: Path) -> None:
    if os.environ.get("TUI_READER_GOLDENS") == "write":
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")
