"""Posts and what they look like at 40, 80 and 120 cells.

After a change that is meant, look at the difference and write the goldens anew:
`TUI_READER_GOLDENS=write pytest tests/document/test_goldens.py`, then `git diff tests/data/posts`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.document.drawn import lines
from tui_reader.document import ansi, shortcodes

POSTS = Path(__file__).parent.parent / "data" / "posts"
WIDTHS = (40, 80, 120)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("post", sorted(POSTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_post_looks_as_it_did(post: Path, width: int) -> None:
    source = shortcodes.resolved(post.read_text("utf-8"))  # as a folder's post is before it is parsed
    drawn = ansi.render(lines(source, width), color=False)
    golden = post.with_suffix(f".{width}.txt")
    if os.environ.get("TUI_READER_GOLDENS") == "write":
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")
