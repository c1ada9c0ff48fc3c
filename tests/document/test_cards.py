"""Cards for what other programs open: films, sounds, embeds."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, text
from tui_reader.document.lines import TargetKind


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
        (
            '<video controls><source src="https://e.org/b.webm" type="video/webm">No film</video>',
            "▎ Video  b.webm\n▎ e.org",
            "https://e.org/b.webm",
        ),
        ('<audio><source src="c.mp3">No sound</audio>', "▎ Audio  c.mp3", "c.mp3"),
        ('<object data="a.pdf"><a href="a.pdf">No PDF</a></object>', "▎ Embed  a.pdf", "a.pdf"),
        ("![Birds](birds.mp3)", "▎ Audio  Birds", "birds.mp3"),
        ("![](https://e.org/clip.mp4?s=1)", "▎ Video  clip.mp4\n▎ e.org", "https://e.org/clip.mp4?s=1"),
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


@pytest.mark.parametrize(
    ("post", "shown"),
    [
        ('a <video src="b.mp4">No film</video> c', "a [Video: b.mp4] c"),
        ('a <video src="b.mp4"> c', "a [Video: b.mp4] c"),
        ("a <video>No film</video> c", "a No film c"),
        ('a <object><embed src="b.pdf"></object> c', "a [Embed: b.pdf] c"),
    ],
)
def test_what_a_film_holds_for_old_programs_shows_only_where_there_is_no_film(post: str, shown: str) -> None:
    assert text(post) == shown
