"""Real posts of real blogs draw at every width, and say the same at each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.drawn import laid_out, words
from tui_reader.document.dialects.shortcodes import resolved
from tui_reader.document.document import Document
from tui_reader.document.wrap import row_cells

PARTS = 6
"""What is read in one test: on several processes no one of them has all of it."""


def posts(corpus: Path) -> list[Path]:
    """Every Markdown file."""
    return sorted(path for ending in ("md", "markdown", "mdx") for path in corpus.rglob(f"*.{ending}"))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_post_draws_within_every_width(corpus: Path, part: int) -> None:
    paths = posts(corpus)
    assert len(paths) > 250
    for path in paths[part::PARTS]:
        document = Document(resolved(path.read_text("utf-8", "replace")))
        for width in (1, 10, 40, 80, 200):
            layout = laid_out(document, width)
            assert layout.done
            assert layout.height
            for y in range(layout.height):
                line = layout.line(y)
                assert line is not None
                # To count the cells of a row takes longer than to draw it; most are plain.
                text = "".join([run.text for run in line.runs])
                assert (len(text) <= width and text.isascii()) or row_cells(line.runs) <= width, path.name


def test_a_post_says_the_same_at_every_width(corpus: Path) -> None:
    for path in sorted((corpus / "folders" / "zola").glob("Rust-1.1*.md")):
        post = path.read_text("utf-8")
        # A table's cells come in another order where they fold.
        if "|-" in post:
            continue
        assert words(post, 200) == words(post, 33), path.name


def test_headings_of_every_post_have_anchors_of_their_own(corpus: Path) -> None:
    for path in posts(corpus):
        outline = Document(path.read_text("utf-8", "replace")).outline()
        assert len({heading.anchor for heading in outline}) == len(outline), path.name
