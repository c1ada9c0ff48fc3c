"""Text that was read wrongly, and then lost its control characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import encoding, lost_signs

MEANT = """I’ve made it with 🩵, and it wasn’t hard.
- How small tools grew (from 2 – 3 people) into something that lasts.
- 🩵 And how the community’s “open door” keeps it so — that’s all.
They call it “a habit.” Reading isn’t work—it’s rest. The readers’ own words.
Yes, writing by hand."""


def lose(text: str, codec: str) -> str:
    """Read UTF-8 wrongly, and throw the control characters away."""
    mangled = text.encode().decode(codec)
    return "".join(sign for sign in mangled if not "\x80" <= sign <= "\x9f")


@pytest.mark.parametrize("codec", ["iso8859-16", "latin-1"])
def test_what_is_left_of_signs_shows_what_they_were(codec: str) -> None:
    lost = lose(MEANT, codec)
    assert "’" not in lost
    assert "🩵" not in lost
    assert encoding.repair(lost) == MEANT


def test_an_emoji_that_is_lost_is_left_out_where_the_text_is_known_to_be_mangled() -> None:
    for emoji in ("🐍", "✨", "✍️", "🧘\u200d♂️", "🎨"):
        lost = lose(f"- {emoji} It’s a point {emoji}. And {emoji}", "iso8859-16")
        assert encoding.repair(lost).rstrip() == "- It’s a point. And"


@pytest.mark.parametrize(
    "text",
    [
        "Le mât, le dégât, l’âge et l’âme qu’il hâte",
        "văzut în România „da” đ, Đorđe",
        "100 đ đi đâu",
        "žeđ” i “grad”",
        "ð og þ",
        "« à »",
        "Came for the language. âš",
        "câs",
    ],
)
def test_without_a_proof_nothing_is_touched(text: str) -> None:
    assert encoding.repair(text) == text
    assert encoding.repair(f"It’s French. {text}") == f"It’s French. {text}"


@given(st.text("âđð©”šžïIts don't“\n ,."))
def test_mending_never_raises_and_is_done_once(text: str) -> None:
    once = lost_signs.mend(f"Itâs {text}")
    assert lost_signs.mend(once) == once


@pytest.mark.parametrize("flood", ["Itâs ", "đ", "đ©”", "â", "ââïž", " đ§â"])
def test_a_flood_ends(flood: str) -> None:
    assert lost_signs.mend("Itâs " + flood * 20_000)
