"""What is known of the words in headlines: whether one stands in any, and which there are."""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection

from tui_reader.store.columns import storable
from tui_reader.store.folding import spoken
from tui_reader.store.where import sources_called

SHORTEST = 3
"""Characters of the shortest text that the trigrams know."""


_FEW, _MOST_TRIED = 500, 12
"""Posts that are looked at one by one, and groups of letters tried to find so few."""


def quoted(text: str) -> str:
    """A text as a phrase of the trigrams."""
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def unknown(conn: Connection, texts: Collection[str]) -> dict[str, list[str]]:
    """Of some texts those that stand in no headline, each with the words that begin with its letter."""
    folded = {text: storable(text).casefold() for text in texts}
    return {text: _beginning(conn, wanted[0]) for text, wanted in folded.items() if not _knows(conn, wanted)}


def _knows(conn: Connection, wanted: str) -> bool:
    """Whether a text stands in any headline or source; one too short to be looked up is taken to."""
    if len(wanted) < SHORTEST or sources_called(conn, wanted):
        return True
    indexed = "select 1 from headline_index where headline_index match ? limit 1"
    among = (
        "select 1 from json_each(?) j cross join posts p on p.id = j.value"
        " where instr(p.folded, ?) > 0 limit 1"
    )
    waiting = (
        "select 1 from index_queue q cross join posts p on p.id = q.post_id"  # few wait: they lead
        " where instr(p.folded, ?) > 0 limit 1"
    )
    if conn.execute(waiting, (wanted,)).fetchone():
        return True
    rare = _with_rare_letters(conn, wanted)
    if rare is not None:
        return conn.execute(among, (json.dumps(rare), wanted)).fetchone() is not None
    return conn.execute(indexed, (quoted(wanted),)).fetchone() is not None


def _with_rare_letters(conn: Connection, wanted: str) -> list[int] | None:
    """The few posts whose headline has three of the letters; None where many have any three of them.

    A slip of "author" has most of its letters in common with every headline, which takes the index long.
    """
    found = "select rowid from headline_index where headline_index match ? limit ?"
    for at in range(min(_MOST_TRIED, len(wanted) - SHORTEST + 1)):
        rows = conn.execute(found, (quoted(wanted[at : at + SHORTEST]), _FEW + 1)).fetchall()
        if len(rows) <= _FEW:
            return [id_ for (id_,) in rows]
    return None


def _beginning(conn: Connection, letter: str) -> list[str]:
    found = conn.execute(
        "select word from headline_words where word >= ? and word < ?", (letter, f"{letter}\U0010ffff")
    )
    titles = conn.execute("select title || ' ' || name from sources").fetchall()
    named = (word for (title,) in titles for word in spoken(title.casefold()) if word.startswith(letter))
    return list(dict.fromkeys([*(word for (word,) in found), *named]))
