"""What an answer of a source leaves behind, all in one transaction: its posts, and a line in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.entries import Asked, Draft, DraftRow, Ingested
from tui_reader.models import SourceId
from tui_reader.outcomes import Stored
from tui_reader.store import archives, asked, rules, sources
from tui_reader.store.asked import Standing
from tui_reader.store.rules import Reading


class Noted(NamedTuple):
    """An answer as the ledger keeps it, and what it says of the source's address."""

    asked: Asked
    moved: str = ""
    """Where the source has moved for good, as this answer says."""
    location: str = ""
    """The address to adopt, because enough answers said so."""
    fresh: int = 0
    """Minutes for which it stays as it is."""


def keep(
    conn: Connection,
    source_id: SourceId,
    ingested: Ingested[Draft] | Ingested[DraftRow] | None,
    decide: Callable[[Standing], Noted],
    now: datetime,
    reading: Callable[[], Reading],
) -> Stored:
    """Keep an answer.

    Args:
        conn: In a transaction.
        source_id: Who answered.
        ingested: What was in it; None when nothing has changed.
        decide: Says what follows, by how things stand once its posts are stored.
        now: When it came.
        reading: What reads the person's rules, which are carried out on what is new.
    """
    stored = Stored()
    if ingested is not None:
        stored = rules.receive(conn, source_id, ingested.drafts, now, reading)
        asked.set_habits(conn, source_id, ingested.habits, ingested.generator)
        archives.begin(conn, source_id, ingested.older, ingested.marks)
    noted = decide(asked.standing(conn, source_id))
    if ingested is not None:
        sources.set_validators(conn, source_id, noted.asked.etag, noted.asked.last_modified)
    asked.set_fresh(conn, source_id, noted.fresh)
    of_feed = ingested.notes if ingested is not None else ()
    line = noted.asked._replace(notes=(*noted.asked.notes, *of_feed))
    asked.note(conn, source_id, line, moved=noted.moved)
    if noted.location:
        asked.move(conn, source_id, noted.location)
    return stored
