"""The one way into the store for what a source holds: with the person's rules carried out on what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui_reader.models import SourceId
from tui_reader.outcomes import Stored
from tui_reader.store import rules
from tui_reader.store.database import Database
from tui_reader.store.rules import Reading

if TYPE_CHECKING:
    from tui_reader.entries import DraftRow


async def store(database: Database, source_id: SourceId, drafts: Sequence[DraftRow], now: datetime) -> Stored:
    """Store what one document holds."""
    return await database.write(rules.receive, source_id, drafts, now, reading(now))


def reading(now: datetime) -> Callable[[], Reading]:
    """What reads rules, for whoever stores what arrives at a moment."""

    def read() -> Reading:
        # Loaded where there are rules, and only then.
        from tui_reader.library import rule_reading

        return rule_reading.reading(now)

    return read
