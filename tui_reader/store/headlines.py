"""What is known of the words in headlines: whether one stands in any, and which there are."""

from __future__ import annotations

from collections.abc import Collection
from sqlite3 import Connection

from tui_reader.store.columns import storable
from tui_reader.store.folding import spoken
from tui_reader.store.where import sources_called

SHORTEST = 3
"""Characters of the shortest text that the trigrams know."""


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
    waiting = (
        "select 1 from index_queue q join posts p on p.id = q.post_id where instr(p.folded, ?) > 0 limit 1"
    )
    return bool(
        conn.execute(indexed, (quoted(wanted),)).fetchone() or conn.execute(waiting, (wanted,)).fetchone()
    )


def _beginning(conn: Connection, letter: str) -> list[str]:
    found = conn.execute(
        "select word from headline_words where word >= ? and word < ?", (letter, f"{letter}\U0010ffff")
    )
    titles = conn.execute("select title || ' ' || name from sources").fetchall()
    named = (word for (title,) in titles for word in spoken(title.casefold()) if word.startswith(letter))
    return list(dict.fromkeys([*(word for (word,) in found), *named]))
