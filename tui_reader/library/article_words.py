"""The words of articles that were fetched from pages, for the full-text index."""

from __future__ import annotations

from tui_reader.errors import ParseError
from tui_reader.library import gist, worker
from tui_reader.models import BodyKind
from tui_reader.store import full_texts
from tui_reader.store.database import Database

AT_ONCE = 20
"""Articles of an older version that are read in one go."""


async def words(html: str) -> str:
    """The plain text of an article; of one that would keep the program busy for too long none."""
    try:
        return await worker.run(
            gist.plain_text, html, BodyKind.HTML, size=len(html), subject="the article in the page"
        )
    except ParseError:
        return ""


async def learn(database: Database) -> None:
    """Read some of the articles that an older version has kept without their words."""
    if found := await database.read(full_texts.unread, AT_ONCE):
        texts = {post_id: await words(html) for post_id, html in found.items()}
        await database.write(full_texts.set_texts, texts)
