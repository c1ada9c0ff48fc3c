"""What a post says in short: its plain text, words and summary, and what it is called without a title."""

from __future__ import annotations

import html
import re

from tui_reader.document import plain
from tui_reader.models import BodyKind
from tui_reader.text import clean, encoding
from tui_reader.text.rare import rare

SUMMARY_CHARACTERS = 300

_LOOKED_AT = SUMMARY_CHARACTERS + 100
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


def summary(summary: str, text: str) -> str:
    """What the feed says the post is about, else how it begins: one line, cut between words."""
    given = words_of(summary) if "<" in summary else html.unescape(summary)
    # Cut before it is cleaned: measuring five kilobytes in cells takes longer than all the rest.
    line = clean.line(encoding.repair(given[:_LOOKED_AT])) or clean.line(text[:_LOOKED_AT])
    return line if len(line) <= SUMMARY_CHARACTERS else line[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0] + "…"


def first_words(text: str) -> str:
    """What a post without a title is called: the beginning of its text."""
    words = clean.line(text[:400]).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def plain_text(body: str, kind: BodyKind) -> str:
    """The visible text of a body, clean."""
    match kind:
        case BodyKind.HTML:
            text = words_of(body)
        case BodyKind.MARKDOWN:
            text = plain.plain_text(body)
        case BodyKind.TEXT:
            text = body
    return clean.block(encoding.repair(text))


def words_of(markup: str) -> str:
    """The visible text of HTML. selectolax takes 40 ms to load, and a folder of Markdown never needs it."""
    from tui_reader.document import from_html

    return from_html.plain_text(markup)


def count_words(text: str, *, folded: bool = False) -> int:
    """Words as a reader's eye takes them; two CJK characters count as one.

    Args:
        text: Clean text.
        folded: No two of its spaces stand together, which makes counting ten times as fast.
    """
    words = text.count(" ") + bool(text) if folded else len(text.split())
    return words if text.isascii() else words + len(_CJK.findall(rare(text))) // 2
