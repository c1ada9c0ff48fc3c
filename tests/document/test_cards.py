"""Cards for what other programs open: films, sounds, embeds, and the files that come with a post."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out, text
from tui_reader.document.cards import enclosure_lines, size
from tui_reader.document.lines import Target, TargetKind
from tui_reader.document.wrap import row_cells
from tui_reader.models import Enclosure


@pytest.mark.parametrize(
    ("post", "shown", "url"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A film"></iframe>',
            "▎ Video  A film\n▎ youtube.com",
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            "https://youtu.be/abcdefghijk",
            "▎ Video  https://youtu.be/abcdefghijk\n▎ youtu.be",
            "https://youtu.be/abcdefghijk",
        ),
        ("<https://vimeo.com/123>", "▎ Video  https://vimeo.com/123\n▎ vimeo.com", "https://vimeo.com/123"),
        ("[A *song*](a.mp3)", "▎ Audio  A song", "a.mp3"),
        ("[Podcast: An episode](https://e.org/1)", "▎ Podcast  An episode\n▎ e.org", "https://e.org/1"),
        (
            "[so](https://mastodon.social/@a/109876543210987654)",
            "▎ Post  so\n▎ mastodon.social",
            "https://mastodon.social/@a/109876543210987654",
        ),
        ("> [v](https://e.org/v.webm)", "▎ ▎ Video  v\n▎ ▎ e.org", "https://e.org/v.webm"),
    ],
)
def test_a_link_to_something_watched_or_heard_that_stands_alone_is_a_card(
    post: str, shown: str, url: str
) -> None:
    assert text(post) == shown
    layout = laid_out(post, 74)
    targets = [target for target in layout.document.targets if target.kind is TargetKind.MEDIA]
    assert [target.url for target in targets] == [url]
    for y in range(layout.height):
        line = layout.line(y)
        # The bar is of the look; all else is the card.
        assert line is not None
        assert all(run.target >= 0 or run.text in "▎ " for run in line.runs)


@pytest.mark.parametrize(
    "post",
    [
        "see https://youtu.be/abcdefghijk",
        "https://youtu.be/abcdefghijk and more",
        "[a](https://youtube.com/@channel)",
        "[a](https://example.org/video)",
        "[a](https://vimeo.com/about)",
        "[one](a.mp3) [two](b.mp3)",
        "`https://youtu.be/abcdefghijk`",
        "[a](http://[)",
        "- https://youtu.be/abcdefghijk",
        "# https://youtu.be/abcdefghijk",
    ],
)
def test_any_other_link_is_a_link(post: str) -> None:
    assert "▎" not in text(post)


def test_files_that_come_with_a_post_are_cards_with_their_size() -> None:
    targets: list[Target] = []
    enclosures = [
        Enclosure("https://cdn.e.org/ep%2012.mp3", "audio/mpeg", 23_456_789),
        Enclosure("https://e.org/talk.webm"),
        Enclosure("https://e.org/paper.pdf", "application/pdf", 900),
        Enclosure("https://e.org/", "image/png", 0),
    ]
    lines = enclosure_lines(enclosures, 40, targets)
    assert [line.text for line in lines] == [
        "▎ Audio  ep 12.mp3", "▎ cdn.e.org · 23.5 MB", "",
        "▎ Video  talk.webm", "▎ e.org", "",
        "▎ File  paper.pdf", "▎ e.org · 900 bytes", "",
        "▎ Picture  e.org", "▎ e.org",
    ]  # fmt: skip
    assert [(target.url, target.kind) for target in targets] == [
        (enclosure.url, TargetKind.MEDIA) for enclosure in enclosures
    ]
    assert {run.target for run in lines[3].runs} == {-1, 1}
    assert enclosure_lines([], 40, targets) == []


@pytest.mark.parametrize(
    ("length", "words"),
    [(0, ""), (-5, ""), (1, "1 bytes"), (999, "999 bytes"), (1_000, "1.0 KB"), (123_456, "123 KB"),
     (23_456_789, "23.5 MB"), (10**10, "10.0 GB"), (10**18, "1000000 TB")],
)  # fmt: skip
def test_sizes_are_told_in_words(length: int, words: str) -> None:
    assert size(length) == words


@given(
    st.lists(
        st.builds(Enclosure, st.text(max_size=60), st.sampled_from(["", "audio/x", "x"]), st.integers()),
        max_size=4,
    ),
    st.integers(-3, 90),
)
@settings(max_examples=60, deadline=None)
def test_whatever_comes_with_a_post_fits(enclosures: list[Enclosure], width: int) -> None:
    for line in enclosure_lines(enclosures, width, []):
        assert row_cells(line.runs) <= max(1, width)
        assert not any(unicodedata.category(character) == "Cc" for character in line.text)
