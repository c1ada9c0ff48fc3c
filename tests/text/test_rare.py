"""Looking only at rare characters finds what looking at all of them would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.text import clean, encoding
from tui_reader.text.rare import rare


def test_what_is_plain_is_left_out_and_the_rest_keeps_its_order() -> None:
    assert rare("Plain\ttext,\nas it is ~") == ""
    assert rare("à la\rcarte\x1b[0m \u200bnow\ud800 \x7f") == "à\r\x1b\u200b\ud800\x7f"


@pytest.mark.parametrize(
    ("mangled", "meant"),
    [("Itâ€™s", "It’s"), ("voilÃ  tout", "voilà tout"), ("cafÃ©", "café"), ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет")],
)
def test_mojibake_is_found_wherever_it_stands(mangled: str, meant: str) -> None:
    for around in ("", "Plain words before.", "Größe, déjà vu"):
        assert encoding.repair(f"{around}\n{mangled}\n{around}") == f"{around}\n{meant}\n{around}"


@settings(max_examples=30)
@given(st.text(alphabet=st.characters() | st.sampled_from("ab \n\u200d\u0301\u200b\x1b"), max_size=60))
def test_what_comes_back_untouched_holds_nothing_unsafe(text: str) -> None:
    if clean.block(text) is text:
        assert not clean._UNSAFE.search(text)
        assert not clean._FLOOD.search(text)
