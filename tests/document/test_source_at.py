"""Where the words in view stand in the text as it was written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out
from tui_reader.document import source_at
from tui_reader.document.document import Document

ITEMS = "\n".join(
    f"- item {n} is **bold{n}** and [linked{n}](https://example.org/{'long' * n})" for n in range(60)
)
POST = f"# Title\n\nThe first *paragraph*.\n\n{ITEMS}\n\nThe last one.\n"
FILE = f'---\ntitle: "A post"\ntags: [a]\n---\n\n{POST}'


def at(document: Document, words: str, width: int = 40) -> int:
    """The character of the source for the line that shows these words."""
    layout = laid_out(document.source, width)
    y = next(y for y in range(layout.height) if words in layout.line(y).text)  # type: ignore[union-attr]
    line = layout.line(y)
    assert line is not None
    return source_at.position(document, line.block, line.offset)


@settings(max_examples=25)  # the same post each time, of which every item is much like another
@given(st.integers(0, 59), st.integers(30, 120))
def test_an_item_of_a_long_list_is_found_in_its_line_of_the_file(item: int, width: int) -> None:
    document = Document(POST)
    line = source_at.line_of(FILE, document, at(document, f"item {item} is", width))
    assert FILE.splitlines()[line].startswith(f"- item {item} is")


def test_of_equal_lines_the_one_as_far_in_is_meant() -> None:
    document = Document("Again and again.\n\n" * 30)
    file = f"---\ntitle: x\n---\n{document.source}"
    placed = document.placed(12)
    assert placed is not None
    assert source_at.line_of(file, document, placed.start) == 3 + 2 * 12


def test_where_the_file_says_it_otherwise_the_line_is_as_far_in() -> None:
    document = Document("One.\n\nTwo.\n\nThree.")
    assert source_at.line_of("a\nb\nc\nd\ne\nf\ng", document, len("One.\n\nTwo.\n\n")) == 6
    assert source_at.line_of("a", document, 10) == 0
    assert source_at.line_of("", document, 10) == 0


def test_beyond_the_last_block_it_is_the_beginning() -> None:
    assert source_at.position(Document("One."), 7, 0) == 0


def test_a_block_without_words_is_where_it_begins() -> None:
    document = Document("One.\n\n---\n\nTwo.")
    assert source_at.position(document, 1, 0) == document.source.index("---")
