"""What a post's text is seen to hold."""

from __future__ import annotations

import pytest

from tui_reader.conditions import Trait
from tui_reader.library.traits import traits
from tui_reader.models import BodyKind, Enclosure, StoredBody

MD, HTML, TEXT = BodyKind.MARKDOWN, BodyKind.HTML, BodyKind.TEXT


def held(text: str, kind: BodyKind, *enclosures: Enclosure) -> set[Trait]:
    return set(traits(StoredBody(text, kind, "", enclosures)))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (MD, "Only words, 5 > 3, $5 and $6, a_b and [brackets].", set()),
        (MD, "![alt](a.png)", {Trait.PICTURE}),
        (MD, "![[a drawing.png]]", {Trait.PICTURE, Trait.LINK}),
        (MD, '{{< figure src="a.png" >}}', {Trait.PICTURE}),
        (MD, "{{< youtube abc >}}", {Trait.VIDEO}),
        (MD, "https://youtu.be/abc", {Trait.VIDEO, Trait.LINK}),
        (MD, "```python\npass\n```", {Trait.CODE}),
        (MD, "Text\n\n    indented()", {Trait.CODE}),
        (MD, "Let $x^2$ be", {Trait.MATH}),
        (MD, "$$\nx\n$$", {Trait.MATH}),
        (MD, "| a | b |\n|---|---|\n| 1 | 2 |", {Trait.TABLE}),
        (MD, "> quoted", {Trait.QUOTE}),
        (MD, "[here](https://example.org)", {Trait.LINK}),
        (MD, "A note[^1].\n\n[^1]: It.", {Trait.FOOTNOTE}),
        (HTML, "<p>Only words</p>", set()),
        (HTML, '<img src="a.png">', {Trait.PICTURE}),
        (HTML, '<img width="1" height="1" src="track.gif">', set()),
        (HTML, '<iframe src="https://player.vimeo.com/video/1"></iframe>', {Trait.VIDEO}),
        (HTML, "<audio src=a.mp3>", {Trait.AUDIO}),
        (HTML, "<PRE><code>x</code></PRE>", {Trait.CODE}),
        (HTML, "<math><mi>x</mi></math>", {Trait.MATH}),
        (HTML, '<span class="katex">x</span>', {Trait.MATH}),
        (HTML, "<table><tr><td>1</table>", {Trait.TABLE}),
        (HTML, "<blockquote>x</blockquote>", {Trait.QUOTE}),
        (HTML, '<a href="/x">x</a>', {Trait.LINK}),
        (HTML, '<sup id="fnref:1"><a href="#fn:1">1</a></sup>', {Trait.FOOTNOTE, Trait.LINK}),
        (TEXT, "see https://example.org", {Trait.LINK}),
    ],
)
def test_what_a_text_holds_is_seen(kind: BodyKind, text: str, expected: set[Trait]) -> None:
    assert held(text, kind) == expected


def test_what_comes_beside_a_text_counts() -> None:
    sound = Enclosure("https://a.example/1.mp3", "audio/mpeg")
    film = Enclosure("https://a.example/1.mp4", "video/mp4")
    picture = Enclosure("https://a.example/1.png", "image/png")
    assert held("", HTML, sound, film, picture) == {Trait.AUDIO, Trait.VIDEO, Trait.PICTURE}
