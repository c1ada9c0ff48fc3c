"""Who wrote it: names, out of the ways in which feeds mix them with e-mail addresses."""

from __future__ import annotations

import re

from tui_reader.sources import parsed
from tui_reader.sources.parsed import Fields

# Bounded, or it takes the square of a name's length. RFC 5321 4.5.3.1 allows 64 characters before the @.
_EMAIL = re.compile(r"[(<]?\s{0,9}(?:mailto:)?([^\s()<>@]{1,64}@[^\s()<>]{1,255})\s{0,9}[)>]?")
_LONGEST = 2_000


def authors(fields: Fields) -> tuple[str, ...]:
    """Names, each once, and an e-mail address only where there is no name."""
    people = parsed.each(fields, "authors")
    if not people:
        return ()
    written = parsed.text(fields, "author")
    if len(people) == 1 and written:
        # feedparser's own pattern ends an address after four letters: "jane@blog.exam" and "ple (Jane)".
        names = [_name(written[:_LONGEST])]
    else:
        names = [parsed.text(each, "name") or parsed.text(each, "email") for each in people]
    return tuple(dict.fromkeys(filter(None, names)))


def _name(written: str) -> str:
    """The name in "jane@blog.example (Jane Doe)", "Jane Doe <jane@blog.example>" and the like."""
    email = _EMAIL.search(written) if "@" in written else None
    if email is None:
        return written
    rest = " ".join((written[: email.start()] + written[email.end() :]).split())
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1].strip()
    return rest or email[1]
