"""Real posts of real blogs draw at every width, and say the same at each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.drawn import lines, words
from tui_reader.document.document import Document


@pytest.mark.parametrize("blog", ["hexo", "hugo-apero", "jekyll", "zola"])
def test_every_post_draws_within_every_width(corpus: Path, blog: str) -> None:
    posts = [path.read_text("utf-8", "replace") for path in sorted((corpus / "folders" / blog).rglob("*.md"))]
    assert len(posts) > 5
    for post in posts:
        document = Document(post)
        for width in (1, 10, 40, 80, 200):
            assert lines(document, width) or not post.strip()


def test_a_post_says_the_same_at_every_width(corpus: Path) -> None:
    for path in sorted((corpus / "folders" / "zola").glob("Rust-1.1*.md")):
        post = path.read_text("utf-8")
        # A table's cells come in another order where they fold.
        if "|-" in post:
            continue
        assert words(post, 200) == words(post, 33), path.name


def test_headings_of_every_post_have_anchors_of_their_own(corpus: Path) -> None:
    for path in sorted(corpus.rglob("*.md")):
        outline = Document(path.read_text("utf-8", "replace")).outline()
        assert len({heading.anchor for heading in outline}) == len(outline), path.name
