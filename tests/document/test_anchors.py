"""Where `#anchor` leads within a post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.document import anchors
from tui_reader.document.document import Document
from tui_reader.models import Place

POST = """\
Words.

## Getting started

### What's *new* in 3.2?

## Getting started

> ## Ünïcode

<a id="here"></a>Some text.

## Chosen {#my-own}

<p name=there>Other.</p>
"""


@pytest.mark.parametrize(
    ("anchor", "index"),
    [
        ("getting-started", 0),
        ("getting-started-1", 2),
        ("Getting-Started", 0),
        ("getting_started", 0),
        ("whats-new-in-32", 1),
        ("what-s-new-in-3-2", 1),
        ("ünïcode", 3),
        ("nowhere", None),
        ("", None),
        ("---", None),
    ],
)
def test_an_anchor_names_a_heading_as_github_or_another_generator_does(
    anchor: str, index: int | None
) -> None:
    assert anchors.heading(Document(POST).outline(), anchor) == index


@pytest.mark.parametrize(
    ("anchor", "begins"),
    [("here", "<a id"), ("there", "<p name"), ("my-own", "## Chosen"), ("her", ""), ("", ""), ("(", "")],
)
def test_an_id_is_found_where_it_is_written(anchor: str, begins: str) -> None:
    document = Document(POST)
    place = anchors.element(document, anchor)
    assert (place is not None) == bool(begins)
    if place:
        placed = document.placed(place.block)
        assert placed is not None
        assert document.source[placed.start : placed.end].startswith(begins)


def test_words_are_found_whatever_their_markup() -> None:
    assert anchors.words(Document(POST), "What’s new in 3.2?") == Place(2)
    assert anchors.words(Document(POST), "not there") is None
    assert anchors.words(Document(POST), " ") is None


@given(st.text())
def test_any_anchor_can_be_asked_for(anchor: str) -> None:
    document = Document(POST)
    assert anchors.element(document, f"{anchor}!no") is None
    assert anchors.heading(document.outline(), f"{anchor}zz") is None
