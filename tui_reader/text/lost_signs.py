"""Mangled text whose control characters were lost on the way, as when it was copied off a page.

UTF-8 read as ISO 8859 shows an apostrophe as "â" and two control characters. Where those were thrown away,
"It’s" is left as "Itâs", 🩵 as "đ©”", and most other emoji as a bare "đ": what they were is gone, and the
rest is noise. Nothing is touched unless the text itself proves that this has happened to it.
"""

from __future__ import annotations

import re

_CONTRACTED = {
    "s": " it that what who he she there here where how let ",
    "t": " don didn doesn isn aren wasn weren hasn haven hadn couldn shouldn wouldn can won ain ",
    "m": " i ",
    "re": " you we they who ",
    "ve": " i you we they who could should would might ",
    "ll": " i you he she it we they that there ",
    "d": " i you he she it we they ",
}
"""What English puts an apostrophe behind, by what follows it: no language writes "itâs" or "donât"."""

_ENDINGS = "s|t|m|re|ve|ll|d"
_MAYBE_CONTRACTED = re.compile(rf"\b([A-Za-z]{{1,7}})â({_ENDINGS})\b")
_SHOWN = "\xa0-\xbf" + re.escape(bytes(range(0xA0, 0xC0)).decode("iso8859-16"))
"""Bytes 0xA0 to 0xBF as Latin-1 and ISO 8859-16 show them: what of a longer character isn't lost."""

# The byte 0x9F, the second of every emoji beyond U+1F000, is the one that was lost; the two others weren't.
_WHOLE = re.compile(rf"(?<!\w)([đð])([{_SHOWN}]{{2}})")
_CODECS = {"đ": "iso8859-16", "ð": "latin-1"}
_REMAINS = (
    rf"(?:(?<!\w)[đð][{_SHOWN}]{{0,2}}(?:â(?![A-Za-z])[{_SHOWN}]?|ï[{_SHOWN}])*"
    rf"|(?<!\w)â(?:[{_SHOWN}](?!\w)|ï[{_SHOWN}])(?:ï[{_SHOWN}])?)"
)
_BEFORE_A_STOP = re.compile(rf"[ ]?{_REMAINS}(?=[.,;:!?)])")
_EMOJI = re.compile(rf"{_REMAINS}[ ]?")

_APOSTROPHE = re.compile(rf"(?<=[A-Za-z])â(?=(?:{_ENDINGS})\b)")
_RANGE = re.compile(r"(?<=\d )â(?= \d)|(?<=\d)â(?=\d)")
_DASH = re.compile(r"(?<=\w)â(?=\w)|(?<=\s)â(?=\s)")
_QUOTE = re.compile(r"â")


def mend(text: str) -> str:
    """The text with apostrophes, quotation marks and dashes again, and without the emoji that are lost."""
    with_emoji = _WHOLE.sub(_emoji, text)
    if with_emoji == text and not _is_proven(text):
        return text
    without = _EMOJI.sub("", _BEFORE_A_STOP.sub("", with_emoji))
    dashed = _DASH.sub("—", _RANGE.sub("–", _APOSTROPHE.sub("’", without)))
    return "\n".join(map(_quoted, dashed.split("\n"))) if "â" in dashed else dashed


def _is_proven(text: str) -> bool:
    return any(f" {found[1].lower()} " in _CONTRACTED[found[2]] for found in _MAYBE_CONTRACTED.finditer(text))


def _emoji(found: re.Match[str]) -> str:
    try:
        lead, *rest = found[0].encode(_CODECS[found[1]])
        return bytes((lead, 0x9F, *rest)).decode()
    except UnicodeError:
        return found[0]


def _quoted(line: str) -> str:
    """A line with its quotation marks: one before a word opens, one behind a word closes what is open."""
    is_open = False

    def mark(found: re.Match[str]) -> str:
        nonlocal is_open
        start, end = found.span()
        before, after = line[max(0, start - 1) : start], line[end : end + 1]
        if after.isalnum() and not before.isalnum():
            is_open = True
            return "“"
        if before.strip() and is_open:
            is_open = False
            return "”"
        return "’" if before.isalnum() else "—"

    return _QUOTE.sub(mark, line)
