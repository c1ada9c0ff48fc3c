"""The end of a post: posts like it, those that link to it, and the other posts of a tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.document.lines import Target
from tui_reader.models import Article, Headline, PostId
from tui_reader.text import date_words
from tui_reader.ui.screens.peeking import Peeking

if TYPE_CHECKING:
    from tui_reader.document.footer import SeeAlso

ALIKE, LINKED_FROM = "See also", "Linked from"

_POST = "post"


class SeeingAlso(Peeking):
    """Tells what to read next, and goes there."""

    def opened(self, article: Article) -> None:
        """Look for what to read next, once the post itself is there."""
        super().opened(article)
        self.ask("related", self._relate, article)

    async def follow_end(self, target: Target) -> None:
        """Go where a target of the end leads: to a post, or to the posts of a tag."""
        kind, _, name = target.url.partition(":")
        self.remember()
        if kind == _POST:
            await self.go_to_post(PostId(int(name)))
        elif self.query_shown:
            from tui_reader.library import query

            await self.show_query(query.tagged(self.query_shown, name))
            self.say(f"Posts with “{name}”. Esc lists all again.")

    async def words_of_end(self, target: Target) -> str:
        """Where a target of the end leads."""
        kind, _, name = target.url.partition(":")
        if kind != _POST:
            return f"All posts with “{name}”"
        headline = await self.library.headline(PostId(int(name)))
        return f"{headline.title}  ·  {headline.source_title}"

    async def address_of_end(self, target: Target) -> str:
        """What is copied of a target of the end: a post's address, or else its name."""
        kind, _, name = target.url.partition(":")
        if kind != _POST:
            return name
        headline = await self.library.headline(PostId(int(name)))
        return headline.url or headline.title

    async def _relate(self, article: Article) -> None:
        related = await self.library.related(article.headline)
        post = self.pane.post
        if post and self.article is article and post.headline.id == article.headline.id:
            parts = ((ALIKE, related.alike), (LINKED_FROM, related.linked_from))
            more = tuple((head, self._rows(rows, article)) for head, rows in parts if rows)
            if more:
                self.pane.show_end(replace(post, more=more))

    def _rows(self, headlines: tuple[Headline, ...], article: Article) -> tuple[SeeAlso, ...]:
        from tui_reader.document.footer import SeeAlso

        def detail(row: Headline) -> str:
            date = date_words.long(row.published, tz=self.zone)
            told = row.source_id == article.source.id or row.source_title == row.title
            return date if told else f"{row.source_title} · {date}"

        return tuple(SeeAlso(row.title, detail(row), f"{_POST}:{row.id}") for row in headlines)
