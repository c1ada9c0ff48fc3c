"""Bytes become text, whatever they are and whatever they are said to be."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.text import encoding

NAMES = [
    "latin-1",
    "hex",
    "punycode",
    "nope",
    "undefined",
    "utf-7",
    "",
    None,
    "no\0pe",
    "é" * 5000,
    "idna",
    "rot13",
]


@pytest.mark.parametrize("declared", [*NAMES, "shift_jis", "utf-16", "windows-1251"])
def test_valid_utf_8_is_utf_8_whatever_is_declared(declared: str | None) -> None:
    assert encoding.decode("Grüße, 夜 😀".encode(), declared) == "Grüße, 夜 😀"


@pytest.mark.parametrize(
    "name", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("declared", ["utf-8", None, "latin-1"])
def test_a_mark_or_the_shape_of_the_bytes_tells_wide_encodings(name: str, declared: str | None) -> None:
    assert encoding.decode("Grüße".encode(name), declared) == "Grüße"


@pytest.mark.parametrize(
    ("text", "written_in", "declared"),
    [
        ("Зима", "windows-1251", "windows-1251"),
        ("夜の読書", "shift_jis", "Shift_JIS"),
        ("夜の読書", "iso2022_jp", "iso-2022-jp"),
        ("夜の読書", "utf-16-be", "utf-16be"),
        ("“quoted”", "cp1252", "iso-8859-1"),
        ("łódź", "iso8859-2", ' "ISO-8859-2";'),
        ("汉字", "gb18030", "gb2312"),
    ],
)
def test_a_declared_encoding_is_followed(text: str, written_in: str, declared: str) -> None:
    assert encoding.decode(text.encode(written_in), declared) == text


@pytest.mark.parametrize("declared", [*NAMES, "utf-8"])
def test_everything_else_is_windows_1252(declared: str | None) -> None:
    assert encoding.decode("“café”, 5 €".encode("cp1252"), declared) == "“café”, 5 €"


def test_a_stray_byte_costs_only_itself() -> None:
    assert encoding.decode("夜 é ".encode() + b"\xe9\x81 " + "夜".encode()) == "夜 é é\ufffd 夜"


def test_text_cut_inside_a_character_loses_only_that() -> None:
    assert encoding.decode("Grüße 😀".encode()[:-1]) == "Grüße \ufffd"


@given(
    st.binary(),
    st.sampled_from([*NAMES, "utf-16", "utf-32", "hz", "iso2022_kr", "big5", "charmap", "unicode_escape"]),
)
def test_no_bytes_and_no_name_raise(data: bytes, declared: str | None) -> None:
    assert isinstance(encoding.decode(data, declared), str)
    assert isinstance(encoding.decode(codecs.BOM_UTF16_LE + data, declared), str)


@pytest.mark.parametrize(
    ("mangled", "meant"),
    [
        ("Itâ\x80\x99s", "It’s"),
        ("Itâ€™s", "It’s"),
        ("cafÃ© sch\u00c3\u00b6n", "café schön"),
        ("â€œhiâ€\x9d", "“hi”"),
        ("ðŸ˜€", "😀"),
        ("Ð\x9fÑ\x80Ð¸Ð²ÐµÑ\x82", "Привет"),
        ("РџСЂРёРІРµС‚", "Привет"),
        ("Å\x81Ã³dÅº", "Łódź"),
        ("\x93quoted\x94", "“quoted”"),
        ("夜の読書\nItâ\x80\x99s\n夜", "夜の読書\nIt’s\n夜"),
    ],
)
def test_mojibake_becomes_what_was_meant(mangled: str, meant: str) -> None:
    assert encoding.repair(mangled) == meant


@pytest.mark.parametrize("codec", ["iso8859-16", "iso8859-15", "iso8859-2", "latin-1"])
def test_utf_8_read_as_a_rarer_latin_is_what_was_meant(codec: str) -> None:
    meant = "“Python” 🩵 – it’s 2 → 3 ✨ 🐍 ✍️ 🧘\u200d♀️"
    assert encoding.repair(meant.encode().decode(codec)) == meant
    assert encoding.repair("🩵".encode().decode(codec)) == "🩵"
    mixed = f"“Python” loved it {'🩵'.encode().decode(codec)} Highly"
    assert encoding.repair(mixed) == "“Python” loved it 🩵 Highly"


@pytest.mark.parametrize(
    "text",
    [
        "văzut în România „da” đ, Đorđe",
        "Came for the language. âš",
        "« été\u00a0» et «\u00a0à\u00a0»",
        "Привет, мир… «С…»",
        "ÀÉÎÕÜ ¡Señor! 5 €–10 €",
        "Â",
        "a\x9b31mred\x9d0;x\x9c",
        "日本語 → ✓ ½ ²",
        "",
    ],
)
def test_sound_or_hopeless_text_stays_as_it_is(text: str) -> None:
    assert encoding.repair(text) == text


@pytest.mark.parametrize("flood", ["Ã©", "Ã", "â€™ ", "\x80", "Ã\x80â", "đ©”"])
def test_a_flood_of_mojibake_ends(flood: str) -> None:
    assert encoding.repair(flood * 20_000)


@given(st.text(st.characters(exclude_categories=())))
def test_repairing_never_raises(text: str) -> None:
    assert isinstance(encoding.repair(text + "Ã©"), str)
