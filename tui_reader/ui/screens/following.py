"""Following what is chosen in a post: a link, a footnote, a picture, a film, code, a table, what folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.document.lines import Target, TargetKind
from tui_reader.models import Article
from tui_reader.ui.screens.reading import NOT_THERE
from tui_reader.ui.screens.seeing_also import SeeingAlso
from tui_reader.ui.screens.telling import number_of
from tui_reader.ui.widgets.aiming import Aiming
from tui_reader.ui.widgets.targets import NONE

if TYPE_CHECKING:
    from tui_reader.document.document import Document

STILL_COMING = "The post is still being opened; try again in a moment."


class Following(SeeingAlso):
    """Goes where targets lead."""

    def on_aiming_followed(self, event: Aiming.Followed) -> None:
        """Follow a target of the post, by its kind."""
        post = self.pane.post
        target = post.target(event.number) if post else None
        if post is None or post.document is None or target is None:
            return
        if event.number < NONE:
            self.ask("follow", self.follow_end, target)
            return
        match target.kind:
            case TargetKind.FOLD:
                self.pane.toggle(event.number)
            case TargetKind.NOTE:
                self.show_note(event.number, target)
            case TargetKind.BACK:
                self.go_to_mark(target)
            case TargetKind.CODE:
                self._show_code(post.document, target)
            case TargetKind.TABLE:
                self._show_table(post.document, target)
            case TargetKind.PICTURE if self.pane.pictures is not None:
                self.pane.post_message(self.pane.PictureWanted(target.url, target.label))
            case _ if self.article is None:
                self.say(STILL_COMING)
            case _:
                self.ask("follow", self._follow, self.article, target)

    def _show_code(self, document: Document, target: Target) -> None:
        from tui_reader.ui.screens.code import CodeScreen

        self.app.push_screen(CodeScreen(document.code(number_of(target))))

    def _show_table(self, document: Document, target: Target) -> None:
        from tui_reader.ui.screens.table import TableScreen

        number = number_of(target)
        self.app.push_screen(TableScreen(document.table(number), number))

    async def _follow(self, article: Article, target: Target) -> None:
        # The start of the program does without.
        from tui_reader.library.links import Nowhere, Outside, ToPost, Within

        match await self.library.resolve(article, target.url):
            case Nowhere(sentence):
                self.say(sentence)
            case Outside(url):
                self._open_outside(article, url)
            case ToPost(post, anchor) if post != article.headline.id:
                self.remember()
                await self.go_to_post(post, anchor or None)
            case ToPost(_, anchor) | Within(anchor):
                here = self.here
                if not await self.land(anchor):
                    self.say(NOT_THERE.format(anchor))
                elif here:
                    self.trail.leave(here)

    def _open_outside(self, article: Article, url: str) -> None:
        """Open an address by the person's opener for it, or else in the browser."""
        from tui_reader.config.openers import command_for
        from tui_reader.ui import browser

        types = [enclosure.type for enclosure in article.enclosures if enclosure.url == url]
        command = command_for(self.library.config.openers, url, types[0] if types else "")
        if command:
            self.ask("browser", browser.open_with, command, url, self.app, self.say)
        else:
            self.browse(url)
