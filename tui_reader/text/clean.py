"""The gate for text: whatever a stranger wrote, nothing of it acts on the terminal.

A terminal obeys control characters wherever they stand: a feed title can carry an OSC 52
sequence that writes the clipboard, a file name can move the cursor, a bidi override can turn
a whole row around. Clean text costs one or two regular expression searches and comes back as it is.
"""

from __future__ import annotations

import re
import unicodedata

from tui_reader.text.rare import rare
from tui_reader.text.width import cells, truncate

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f"
# C1, soft hyphen, joiners nobody sees, Hangul and Khmer fillers, Mongolian selectors, ZWSP, LS and PS,
# bidi embeddings, overrides and isolates, deprecated format characters, rare variation selectors,
# BOM, interlinear annotation, noncharacters, lone surrogates, tags and plane-14 selectors.
_INVISIBLE = (
    "\x80-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")

# Operating system commands, device control strings and their like, with their payload when they
# end properly; without an end only the opening goes, so that no text is swallowed.
_STRING_SEQUENCE = r"(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\n\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"
_CONTROL_SEQUENCE = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
_SEQUENCE = re.compile(rf"{_STRING_SEQUENCE}|{_CONTROL_SEQUENCE}|\x1b[ -/]*[0-~]?")

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# A joiner that joins no emoji: Rich lets it swallow the character after it, terminals don't.
_JOINER = "\u200d"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_LONE_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f]){_JOINER}|{_JOINER}(?![{_EMOJI}])")

_MOST_MARKS = 8
# One class in front, which `re` searches several times as fast as a repetition. It may be the base.
_FLOOD = re.compile(rf"[^\x00-\u02ff][^\x00-\u02ff\w\s]{{{_MOST_MARKS},}}")

# Takes a cell and shows nothing, and Python does not count it as white space.
_BRAILLE_BLANK = "\u2800"

# A title is cut to some hundred cells anyway; nothing beyond this is worth cleaning first.
_LONGEST_LINE = 65_536


def line(text: str, limit_cells: int = 500) -> str:
    """Make a stranger's text safe to show on one line.

    Control sequences go with their payload, invisible characters go, white space folds to single
    spaces, and text wider than `limit_cells` ends in an ellipsis. Text that shows nothing becomes "".
    """
    if len(text) <= limit_cells and text.isascii() and text.isprintable():
        return " ".join(text.split())
    folded = " ".join(block(text[:_LONGEST_LINE]).replace(_BRAILLE_BLANK, " ").split())
    return truncate(_without_leading_marks(folded), limit_cells)


def block(text: str) -> str:
    """Make a stranger's running text safe: as `line`, but line ends and tabs stay.

    Clean text is returned as the same object, so that a 1 MB post costs a few milliseconds at most.
    """
    if text.isascii() and text.isprintable():
        return text
    # What is among the rare characters is in the text; a flood may be one only when they stand together.
    found = rare(text)
    if not (_UNSAFE.search(found) or _JOINER in found or (_FLOOD.search(found) and _FLOOD.search(text))):
        return text
    # UTF-16 puts the halves of a pair together and marks those that stand alone.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _LINE_END.sub("\n", _SEQUENCE.sub("", text))
    return _FLOOD.sub(_thinned, _LONE_JOINER.sub("", _UNSAFE.sub("", text)))


def _without_leading_marks(text: str) -> str:
    """Drop marks with nothing to stand on: they would sit on whatever the screen shows before them."""
    for index, character in enumerate(text):
        if not character.isspace() and cells(character):
            return text[index:]
    return ""


def _thinned(run: re.Match[str]) -> str:
    """Keep at most eight marks on one base: more of them paint over the lines above (zalgo)."""
    kept: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
