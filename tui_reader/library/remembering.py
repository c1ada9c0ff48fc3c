"""What was read and when, and what to read next in the time there is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui_reader.conditions import EVERYTHING, All, Condition, Flag, Is
from tui_reader.library.shelf import Shelf
from tui_reader.models import PostId, Query, Reading, Scope
from tui_reader.store import posts, readings

if TYPE_CHECKING:
    from tui_reader.library.time_left import Proposed
    from tui_reader.store.marks import Taken

MOST = 1_000
"""Readings that are told at once."""

_BEGUN, _UNREAD = 100, 1_000
"""Posts among which is chosen."""

_NEVER = datetime.min.replace(tzinfo=UTC)


class Remembering(Shelf):
    """What is known of the person's reading."""

    async def note_reading(self, post_id: PostId) -> None:
        """Note that a post was opened to be read."""
        await self.database.write(readings.note, post_id, self.clock())

    async def export_marks(self, where: Condition = EVERYTHING) -> str:
        """What is read, starred and begun, as a file that `import_marks` reads."""
        from tui_reader.library import marks_file
        from tui_reader.store import marks

        return marks_file.written(await self.database.read(marks.every, where))

    async def import_marks(self, data: bytes) -> Taken:
        """Mark posts as a file of marks says; no mark that is here is taken away. `undo` takes it back.

        Raises:
            ReaderError: The file holds no marks.
        """
        from tui_reader.library import marks_file
        from tui_reader.store import marks

        found = marks_file.read(data)
        return await self.database.write(marks.take, found, self.clock())

    async def history(
        self, where: Condition = EVERYTHING, *, since: datetime | None = None, limit: int = MOST
    ) -> tuple[Reading, ...]:
        """What was read, newest first; only posts for which a condition holds."""
        return await self.database.read(readings.newest, where, limit, since)

    async def reading_list(self, minutes: int, asked: Query | None = None) -> tuple[Proposed, ...]:
        """What to read in so many minutes; `time_left.choose` says by which rule.

        Args:
            minutes: The time there is.
            asked: From which posts to choose; its scope counts for nothing.
        """
        from tui_reader.library import time_left

        query = (asked or Query())._replace(scope=Scope.ALL)
        started = query._replace(scope=Scope.STARTED)
        begun = (await self.database.read(posts.page, started, 1, _BEGUN)).headlines
        last = await self.database.read(readings.last, [post.id for post in begun])
        latest_first = sorted(begun, key=lambda post: last.get(post.id, _NEVER), reverse=True)
        waiting = query._replace(where=All((query.where, Is(Flag.UNREAD))))
        unread = (await self.database.read(posts.page, waiting, 1, _UNREAD)).headlines
        return time_left.choose(latest_first, unread, minutes)
