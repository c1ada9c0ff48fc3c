"""From bytes to text, and from mangled text back to what was meant. Nothing here raises."""

from __future__ import annotations

import codecs
import re

from tui_reader.text.rare import rare

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read under these names (WHATWG Encoding Standard): the wider sibling.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

# Python calls these text encodings; nobody's blog is written in them, and some raise on any input.
_REFUSED = {
    "idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7", "utf-8",
}  # fmt: skip

_CUT_SEQUENCE = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_STRAY_BYTE = re.compile("[\udc80-\udcff]")

# A byte 0x80 to 0xBF as Latin-1 and as Windows-1252 show it.
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC_CONTINUATION = "\xa0-\xbfЂЃЄЅІЇЈЉЊЋЌЎЏђѓєѕіїјљњћќўџҐґ‚„…†‡€‰‹‘’“”•–—™›№"
# UTF-8 read as Windows-1252, Mac Roman, code page 437 or Windows-1251. It may err towards yes: ftfy decides.
# The lookahead leaves one class in front, which `re` searches twice as fast as an alternation.
_MOJIBAKE = re.compile(
    "[\xc2-\xf4‚Γв√РС]"
    f"(?:(?<=[\xc2-\xdf])[{_CONTINUATION} ]|(?<=[\xe0-\xef])[{_CONTINUATION}]{{2}}"
    f"|(?<=[\xf0-\xf4])[{_CONTINUATION}]{{3}}|(?<=в)[Ђ‚€]|(?<=‚)[Äâ]|(?<=Γ)Ç|(?<=√)[^\x00-\x7f]|(?<=[РС])[{_CYRILLIC_CONTINUATION}])"
)
_BEFORE_SPACE = re.compile("[\xc2-\xdf]")
# Bytes of Windows-1252 shown as C1 characters. Those that begin a terminal sequence
# (DCS, SOS, CSI, OSC, PM, APC) are no reason to call anything mangled.
_C1 = re.compile("[\x80-\x8f\x91-\x97\x99\x9a\x9c]")
_TERMINAL_C1 = re.compile("[\x1b\x90\x98\x9b\x9d-\x9f]")

# UTF-8 read as ISO 8859-16, whose letters ftfy doesn't know: 🐍 is "đ", two C1 characters and one more.
_LATIN_10 = bytes(range(0x80, 0x100)).decode("iso8859-16")
_LATIN_10_SIGNS = ("đ\x9f", "â\x80")
"""Of an emoji, and of a quotation mark: where none stands, nobody reads a line so."""
_FURTHER = f"[{re.escape(_LATIN_10[:0x40])}]"
_OF_LATIN_10 = re.compile(
    f"[{_LATIN_10[0x70:0x75]}]{_FURTHER}{{3}}|[{_LATIN_10[0x60:0x70]}]{_FURTHER}{{2}}|[{_LATIN_10[0x42:0x60]}]{_FURTHER}"
)

_MAYBE_REMAINS = "âđð"
"""What is left of quotation marks and emoji whose other characters were lost."""

_LONGEST_REPAIR = 20_000


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn bytes into text, whatever they are.

    A byte order mark decides, then the bytes themselves: valid UTF-8 is UTF-8 whatever a header
    says. Then `declared` (a name from a header or a prolog, checked), and at last UTF-8 in which
    every stray byte is read as Windows-1252, which is also how plain Windows-1252 gets read.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    codec = _known(declared)
    if codec.startswith("iso2022") and b"\x1b" in data:
        return data.decode(codec, "replace")  # seven bits wide, so it looks like UTF-8
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _cut_short(data) or _as_declared(data, codec) or _mixed(data)


def repair(text: str) -> str:
    """Undo mojibake: "Itâ€™s" becomes "It’s".

    `ftfy.fix_encoding` does it, line by line and only in lines that look like it, so that sound
    text is neither paid for nor touched. Call it before cleaning: it needs the C1 characters.
    """
    if text.isascii():
        return text
    if _may_be_mangled(text):
        # Not splitlines(): U+0085 is a line end there, and half of "Å" read wrongly here.
        text = "\n".join(_repaired(row) for row in text.split("\n"))
    found = rare(text)
    if any(sign in found for sign in _MAYBE_REMAINS):
        from tui_reader.text import lost_signs  # for the few texts that need it

        return lost_signs.mend(text)
    return text


def _may_be_mangled(text: str) -> bool:
    found = rare(text)
    if _C1.search(found) or _has_sign(text):
        return True
    # One pair of the pattern ends in a plain space, which isn't among the rare characters.
    return bool((_MOJIBAKE.search(found) or _BEFORE_SPACE.search(found)) and _MOJIBAKE.search(text))


def _known(declared: str | None) -> str:
    """Return Python's name for a declared encoding that is worth trying, or empty."""
    try:
        name = codecs.lookup((declared or "").strip(" \t\r\n\"';")).name
    except (LookupError, ValueError):
        return ""
    return "" if name.replace("_", "-") in _REFUSED else _WIDER.get(name, name)


def _wide(data: bytes) -> str:
    """Recognize UTF-16 and UTF-32 without a mark by the NULs beside every ASCII character."""
    head = data[:64]
    if b"\0" not in head[:4]:
        return ""
    for name, unit, high in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        units = [head[start : start + unit] for start in range(0, len(head) - unit + 1, unit)]
        if units and all(each[high] and each.count(0) == unit - 1 for each in units):
            return name
    return ""


def _cut_short(data: bytes) -> str:
    """Read UTF-8 that a size limit cut inside its last character; empty when that is not the case."""
    cut = _CUT_SEQUENCE.search(data, max(0, len(data) - 3))
    if cut is None or data[: cut.start()].isascii():
        return ""
    try:
        return data[: cut.start()].decode("utf-8") + "\ufffd"
    except UnicodeDecodeError:
        return ""


def _as_declared(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace") if codec else ""
    except (LookupError, ValueError):
        return ""  # `hex` and its like are codecs, but not of text


def _mixed(data: bytes) -> str:
    text = data.decode("utf-8", "surrogateescape")
    return _STRAY_BYTE.sub(lambda stray: _windows(ord(stray.group()) - 0xDC00), text)


def _windows(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "replace")


def _repaired(row: str) -> str:
    if row.isascii():
        return row
    if _has_sign(row):
        row = _OF_LATIN_10.sub(_from_latin_10, row)
    if not _is_suspect(row) and not _has_sign(row):
        return row
    from ftfy import fix_encoding  # 30 ms to import, for the rare line that needs it

    pieces = (row[start : start + _LONGEST_REPAIR] for start in range(0, len(row), _LONGEST_REPAIR))
    return "".join(fix_encoding(piece) for piece in pieces)


def _has_sign(text: str) -> bool:
    return any(sign in text for sign in _LATIN_10_SIGNS)


def _from_latin_10(found: re.Match[str]) -> str:
    try:
        return found.group().encode("iso8859-16").decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


def _is_suspect(row: str) -> bool:
    return bool(_MOJIBAKE.search(row) or (_C1.search(row) and not _TERMINAL_C1.search(row)))
