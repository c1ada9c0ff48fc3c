"""Superscripts and subscripts in Unicode, where it has all the characters."""

from __future__ import annotations

import re

_SUPER = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_SUB = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def superscript(text: str) -> str:
    """Raise `text`: "10" and "-3" to "10⁻³". What is longer, or can't be raised, stays as it is."""
    return _shifted(text, _SUPER)


def subscript(text: str) -> str:
    """Lower `text`, or leave it as it is."""
    return _shifted(text, _SUB)


_POWER = re.compile(r"\d+|(?=.*[+\-−*/=·])[\w+\-−*/=.,·() ]{2,24}")
_INDEX = re.compile(r"(?=.*[+\-−*/=,;])[\w+\-−*/=.,;() ]{2,24}")


def beside(before: str, text: str, *, raised: bool) -> str:
    """A script behind `before`: raised or lowered, or marked where leaving it so would say something else.

    e with -x/2 raised is e^(-x/2), and not e-x/2; a raised word stays a word.
    """
    shifted = superscript(text) if raised else subscript(text)
    is_said = not (before.isalnum() or before == ")") or not (_POWER if raised else _INDEX).fullmatch(text)
    if shifted != text or is_said:
        return shifted
    return f"{'^' if raised else '_'}{text if text.isdigit() else f'({text})'}"


_LONGEST = 4
"""Raised exponents and endings read well; whole words so small do not."""


def _shifted(text: str, table: dict[str, str]) -> str:
    if len(text) > _LONGEST:
        return text
    shifted = [table.get(character, "") for character in text]
    return "".join(shifted) if all(shifted) else text
