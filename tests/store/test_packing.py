"""What goes in comes out, and what repeats takes little room."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.store.packing import pack_body, pack_text, unpack_body, unpack_text

TEXTS = st.builds(
    lambda start, repeated, times: start + repeated * times, st.text(), st.text(), st.integers(0, 300)
)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_bodies_and_texts_come_back_whichever_form_the_body_has(body: str, text: str) -> None:
    assert unpack_body(body) == unpack_body(pack_body(body)) == body
    packed = pack_text(text, body)
    assert unpack_text(packed, body) == unpack_text(packed, pack_body(body)) == text


def test_a_text_longer_than_the_window_comes_back() -> None:
    body = "".join(f"<p>Sentence number {number} of many, Grüße.</p>\n" for number in range(20_000))
    text = body.replace("<p>", "").replace("</p>", "")
    assert unpack_text(pack_text(text, body), pack_body(body)) == text


def test_the_text_of_a_body_takes_next_to_nothing() -> None:
    words = [f"word{number * 7919 % 1000}" for number in range(1000)]
    body = "<p>" + " ".join(words[:500]) + "</p>\n<p>" + " ".join(words[500:]) + "</p>"
    packed = pack_text(" ".join(words), body)
    assert isinstance(packed, bytes)
    assert len(packed) < len(body) / 40
    assert pack_text(body, body) is None


def test_what_would_not_shrink_is_kept_as_it_is() -> None:
    short = "A short body."
    assert pack_body(short) == short
    assert pack_text("short", short) == "short"
    random = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(300))
    assert unpack_body(pack_body(random)) == random
