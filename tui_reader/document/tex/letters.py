"""Letters in the alphabets of mathematics: blackboard, script, Fraktur and bold."""

from __future__ import annotations

_BASES = {
    "bold": (0x1D400, 0x1D41A, 0x1D7CE),
    "script": (0x1D49C, 0x1D4B6, 0),
    "fraktur": (0x1D504, 0x1D51E, 0),
    "double": (0x1D538, 0x1D552, 0x1D7D8),
}
"""Where in Unicode an alphabet has its A, its a and its 0."""

_EXCEPTIONS = {
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    "double": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
}
"""Letters Unicode had before it had the alphabet."""

ALPHABETS = {
    **dict.fromkeys(("mathbb", "Bbb"), "double"),
    **dict.fromkeys(("mathcal", "mathscr"), "script"),
    **dict.fromkeys(("mathfrak", "frak"), "fraktur"),
    **dict.fromkeys(("mathbf", "bold", "boldsymbol", "bm", "pmb", "mathbfit", "symbf", "symbfit"), "bold"),
    **dict.fromkeys(("mathrm", "mathit", "mathsf", "mathtt", "mathnormal", "symup", "up"), ""),
}
"""Command to the alphabet of its argument."""

SWITCHES = {
    **dict.fromkeys(("rm", "it", "sf", "tt"), ""),
    **dict.fromkeys(("bf", "boldmath"), "bold"),
    **dict.fromkeys(("cal", "scr"), "script"),
}
"""Commands that choose the alphabet for the rest of their group."""


def lettered(sign: str, alphabet: str) -> str:
    """A letter or digit in another alphabet: "bold", "script", "fraktur" or "double"; others stay."""
    if alphabet not in _BASES or len(sign) != 1:
        return sign
    if exception := _EXCEPTIONS.get(alphabet, {}).get(sign):
        return exception
    capital, small, digit = _BASES[alphabet]
    if sign.isascii() and sign.isalnum():
        first, base = ("0", digit) if sign.isdigit() else ("A", capital) if sign.isupper() else ("a", small)
        return chr(base + ord(sign) - ord(first)) if base else sign
    return _bold_greek(sign) if alphabet == "bold" else sign


def _bold_greek(sign: str) -> str:
    for first, last, base in (("α", "ω", 0x1D6C2), ("Α", "Ω", 0x1D6A8)):
        if first <= sign <= last:
            return chr(base + ord(sign) - ord(first))
    return sign
