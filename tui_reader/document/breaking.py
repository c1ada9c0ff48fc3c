"""Where a row may end between two characters that no space parts, script by script.

Chinese and Japanese part nearly anywhere, but for the signs no row may begin or end with (JIS X 4051,
CLREQ, the part everybody follows). Thai, Lao, Khmer and Burmese write without spaces and part between
words, which only a dictionary tells; there a row ends at a space, or where it must, between syllables.
Nothing parts what is seen as one: a conjunct of Devanagari, a vowel and its consonant, a flag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

AIR = "\u00a0"
"""A space that never ends a row; it is drawn as one."""

Part = tuple[str, int]
"""Some text and its cells."""

_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝」』】〕〉》〗〙〛〟”’…‥ー゛゜々〻ゝゞヽヾ～〜゠"
    "っゃゅょゎゕゖぁぃぅぇぉァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ％‰℃°￠!),.:;?]}%'\"»›‼⁇⁈⁉–"
)
_NEVER_LAST = frozenset("（［｛「『【〔〈《〖〘〚〝“‘｢＄￥￡￦([{«‹$£¥")


def may_part(before: Part, after: Part) -> bool:
    """Whether a row may end between two pieces of text that no space parts."""
    if before[1] != 2 and after[1] != 2:
        return False
    first, last = after[0][0], before[0][-1]
    return after[1] > 0 and first not in _NEVER_FIRST and last not in _NEVER_LAST and AIR not in (first, last)


# Signs that bind the consonant after them: virama, halant, coeng and their kin.
_BINDING = frozenset(
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2\u1a60\u1b44\ua9c0\U00011046\U0001107f"
)
# Vowels written before the consonant they follow, and what is written behind it: Thai, then Lao.
_LEADING = frozenset("เแโใไເແໂໃໄ")
_TRAILING = frozenset("ะาำๅๆฯະາຳຽໆຯ")
_FLAGS = range(0x1F1E6, 0x1F200)


def syllables(graphemes: Iterable[Part]) -> Iterator[Part]:
    """Put together the graphemes that are read as one; a row too long for its words is cut between these."""
    held, size, flags = "", 0, 0
    for text, cells in graphemes:
        flags = flags + 1 if ord(text[0]) in _FLAGS else 0
        if held and not _binds(held[-1], text[0], flags):
            yield held, size
            held, size = "", 0
        held, size = held + text, size + cells
    if held:
        yield held, size


def _binds(last: str, first: str, flags: int) -> bool:
    if last < "\u0900":
        return False
    if flags:
        return not flags % 2
    return (last in _BINDING and first.isalpha()) or last in _LEADING or first in _TRAILING


def begins_syllable(text: str) -> bool:
    """Whether a word of Thai or Lao is likely to begin here, as far as one can tell without a dictionary."""
    return text[0] in _LEADING
