"""Carrying posts, feeds and marks out of the library and into it, by files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from tui_reader.models import Query
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.receiving import Receiving

INTO = "Write the posts into the new folder"
FEEDS_TO = "Write your feeds into the new file"
MARKS_TO = "Write your marks into the new file"
FROM = "Take over feeds, or marks, from the file"
WRITING = "Writing {:,} of {:,} posts …"
WROTE = "Wrote {} and {} to {}."
_TOLD_EVERY = 25
"""Posts between two reports of how far it has come."""

_Then = Callable[[Path], Coroutine[Any, Any, None]]


class Carrying(Receiving):
    """Writes and reads files of others."""

    picture_folder: Path | None = None
    """Where pictures from the network are kept."""

    def action_export_posts(self) -> None:
        """Write all posts of the list into a folder that opens as a source again."""
        if self.query_shown is not None:
            self._ask_where(INTO, "posts", self._export_posts)

    def action_export_feeds(self) -> None:
        """Write the feeds subscribed to as OPML."""
        self._ask_where(FEEDS_TO, "feeds.opml", self._export_feeds)

    def action_export_marks(self) -> None:
        """Write what is read, starred and begun as JSON."""
        self._ask_where(MARKS_TO, "marks.json", self._export_marks)

    def action_import_file(self) -> None:
        """Subscribe to the feeds of a list, or take over marks."""
        self._ask_where(FROM, "", self._import_file)

    def _ask_where(self, question: str, answer: str, then: _Then) -> None:
        from tui_reader.ui.screens.asking import AskScreen

        def answered(typed: str | None) -> None:
            if typed and typed.strip():
                self.ask("carry", self._carry, then, Path(typed.strip()))

        self.app.expect_typing()
        self.app.push_screen(AskScreen(question, answer), answered)

    async def _carry(self, then: _Then, path: Path) -> None:
        from tui_reader.library import locate

        await then(locate.at_home(path))

    async def _export_posts(self, folder: Path) -> None:
        def written(done: int, total: int) -> None:
            if done % _TOLD_EVERY == 0:
                self.say(WRITING.format(done, total), stay=True)

        query = self.query_shown or Query()
        done = await self.library.write_posts(query, folder, self.picture_folder, written)
        posts, pictures = counted(done.posts, "post"), counted(done.pictures, "picture")
        self.say(WROTE.format(posts, pictures, folder))

    async def _export_feeds(self, path: Path) -> None:
        found = await self.library.export_list()
        await self._write_file(path, found.text, found.note)

    async def _export_marks(self, path: Path) -> None:
        await self._write_file(path, await self.library.export_marks())

    async def _write_file(self, path: Path, text: str, note: str = "") -> None:
        from tui_reader.library import export

        await asyncio.to_thread(export.write_new, path, text)
        self.say(f"Written to {path}" + (f". {note}" if note else ""))

    async def _import_file(self, path: Path) -> None:
        from tui_reader.library import marks_file

        data = await asyncio.to_thread(marks_file.marks_in, path)
        if data is None:
            found = await self.library.import_list(path)
            self.fetch_taken(found)
        else:
            taken = await self.library.import_marks(data)
            self.say(f"Took over the marks of {counted(taken.changed, 'post')}. u undoes.")
        await self.fit()
        await self.count()
