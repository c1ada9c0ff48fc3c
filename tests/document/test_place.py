"""Where reading stopped is found again: at another width, after an edit, after a change of everything."""

from __future__ import annotations

from tests.document.drawn import laid_out
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout
from tui_reader.models import Place

PARTS = [
    f"## Part {number}\n\nIn part {number} the fox jumps over dog {number}, quick and brown.\n"
    for number in range(40)
]
POST = "\n".join(PARTS)


def line_at(layout: Layout, y: int) -> str:
    line = layout.line(y)
    assert line is not None
    return line.text


def find(layout: Layout, words: str) -> int:
    return next(y for y in range(layout.height) if words in line_at(layout, y))


def test_a_place_survives_a_change_of_width() -> None:
    wide = laid_out(POST, 100)
    place = wide.place_at(find(wide, "In part 17"))
    for width in (12, 30, 200):
        other = laid_out(POST, width)
        assert line_at(other, other.line_of(place)).startswith("In part 17"[:width])


def test_a_place_within_a_paragraph_is_the_row_that_holds_its_first_word() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    narrow = laid_out(words, 20)
    y = find(narrow, "word200")
    wide = laid_out(words, 120)
    assert line_at(narrow, y).split()[0] in line_at(wide, wide.line_of(narrow.place_at(y)))


def test_a_place_survives_text_before_it_and_after_it() -> None:
    before = laid_out(POST, 60)
    place = before.place_at(find(before, "In part 17"))
    after = laid_out("A new beginning.\n\n" * 7 + POST.replace("part 3 ", "part III ") + "\n\nA new end.", 60)
    assert line_at(after, after.line_of(place)).startswith("In part 17")


def test_a_place_survives_an_edit_of_its_own_paragraph() -> None:
    before = laid_out(POST, 60)
    place = before.place_at(find(before, "In part 17"))
    edited = laid_out("New.\n\n" + POST.replace("dog 17,", "the lazy dog,"), 60)
    assert line_at(edited, edited.line_of(place)).startswith("In part 17")
    gone = laid_out("New.\n\n" + POST.replace(PARTS[17].split("\n\n")[1], "Entirely otherwise.\n\n"), 60)
    assert line_at(gone, gone.line_of(place)) == "Entirely otherwise."


def test_a_place_survives_a_move_far_away() -> None:
    before = laid_out(POST, 60)
    place = before.place_at(find(before, "In part 17"))
    moved = laid_out(
        "\n".join([*PARTS[:17], *(f"New words {number}.\n" for number in range(300)), *PARTS[17:]]), 60
    )
    assert line_at(moved, moved.line_of(place)).startswith("In part 17")


def test_a_change_of_markup_alone_moves_no_place() -> None:
    before = laid_out(POST, 60)
    place = before.place_at(find(before, "In part 17"))
    marked = laid_out("# New\n\n" + POST.replace("part 17 the", "*part* **17** the"), 60)
    assert line_at(marked, marked.line_of(place)).startswith("In part 17")


def test_in_another_text_a_place_is_as_far_in_as_it_was() -> None:
    before = laid_out(POST, 60)
    place = before.place_at(before.height // 2)
    assert 0.4 < place.progress < 0.6
    other = laid_out("\n\n".join(f"Something else, number {number}." for number in range(100)), 60)
    assert 0.4 < other.line_of(place) / other.height < 0.6


def test_a_place_without_a_digest_is_taken_at_its_word() -> None:
    layout = laid_out(POST, 60)
    assert line_at(layout, layout.line_of(Place(block=3, offset=0))).startswith("In part 1 ")
    assert layout.line_of(Place()) == 0
    assert layout.line_of(Place(block=10_000)) == layout.height - 1


def test_a_place_lays_out_no_further_than_it_must() -> None:
    document = Document(POST * 200)
    layout = Layout(document, 60)
    layout.line_of(layout.place_at(5))
    assert layout.height < 300
    assert document.parsed < len(document.source) / 10


def test_places_before_the_first_line_and_after_the_last_are_those() -> None:
    layout = laid_out(POST, 60)
    assert layout.place_at(-5) == layout.place_at(0)
    assert layout.place_at(10**9) == layout.place_at(layout.height - 1)


def test_the_blank_line_above_a_heading_is_found_again() -> None:
    layout = laid_out(POST, 60)
    heading = find(layout, "Part 17")
    assert [line_at(layout, heading - n) for n in (1, 2)] == ["", ""]
    assert layout.line_of(layout.place_at(heading - 1)) == heading - 1
