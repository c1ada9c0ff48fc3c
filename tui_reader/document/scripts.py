"""Superscripts and subscripts in Unicode, where it has all the characters."""

from __future__ import annotations

_SUPER = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
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


_LONGEST = 4
"""Raised exponents and endings read well; whole words so small do not."""


def _shifted(text: str, table: dict[str, str]) -> str:
    if len(text) > _LONGEST:
        return text
    shifted = [table.get(character, "") for character in text]
    return "".join(shifted) if all(shifted) else text
