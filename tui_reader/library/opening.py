"""Opening a stored post: its body through the gate, in a process of its own where that is wise."""

from __future__ import annotations

from pathlib import Path

from tui_reader.errors import NotFoundError
from tui_reader.library import article, gist, worker
from tui_reader.models import Article, BodyKind, Headline, PostId, Source, SourceKind, StoredBody
from tui_reader.store import full_texts, posts
from tui_reader.store.database import Database


async def beginning(database: Database, headline: Headline, source: Source) -> Article:
    """A post as far as its first screens need: all of it, but for long HTML."""
    body = await _body(database, headline.id)
    # Of a long body no more than its head is looked at, which needs no process of its own.
    size = article.HEAD if len(body.text) > article.LONG else _risk(body, source)
    converted = await worker.run(article.beginning, body, size=size, subject=headline.title, awaited=True)
    whole = await database.read(full_texts.shown_text, headline.id)
    return Article(
        headline=headline._replace(words=gist.count_words(whole)) if whole else headline,
        source=source,
        markdown=converted.markdown,
        complete=converted.complete,
        place=await database.read(posts.place, headline.id),
        enclosures=body.enclosures,
        notes=body.notes,
        path=_file_path(source, body),
        language=body.language,
    )


async def rest(database: Database, opened: Article) -> str:
    """The whole Markdown of a post of which only the beginning was converted."""
    body = await _body(database, opened.headline.id)
    size = _risk(body, opened.source)
    return await worker.run(article.markdown, body, size=size, subject=opened.headline.title, awaited=True)


async def _body(database: Database, post_id: PostId) -> StoredBody:
    if body := await database.read(posts.body, post_id):
        whole = await database.read(full_texts.get, post_id)
        if whole is None or not whole.is_shown:
            return body
        return body._replace(text=whole.html, kind=BodyKind.HTML, base_url=whole.base_url)
    if await database.read(posts.headline, post_id):
        raise NotFoundError(
            "The text of this post has left, as its source's “keep” says.", "Its address stays."
        )
    raise NotFoundError(f"There is no post {post_id}.", "tui-reader ls lists them.")


def _risk(body: StoredBody, source: Source) -> int:
    """Characters that call for a killable process: only HTML from the network does."""
    if body.kind is not BodyKind.HTML or source.kind in (SourceKind.FOLDER, SourceKind.GUIDE):
        return 0
    return len(body.text)


def _file_path(source: Source, body: StoredBody) -> str:
    match source.kind:
        case SourceKind.FOLDER | SourceKind.GUIDE:
            return str(Path(source.location) / body.path)
        case SourceKind.FILE:
            return source.location
        case SourceKind.FEED | SourceKind.FEED_FILE:
            return ""
