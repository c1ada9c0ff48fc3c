"""Following what is chosen in a post: a link, a footnote, a picture, a film, code, a table, what folds."""

from __future__ import annotations

from textual import on

from tui_reader.document.lines import Target, TargetKind
from tui_reader.library.links import Nowhere, Outside, ToPost, Within
from tui_reader.models import Article
from tui_reader.ui.screens.reading import NOT_THERE
from tui_reader.ui.screens.telling import Telling
from tui_reader.ui.widgets.aiming import Aiming

STILL_COMING = "The post is still being opened; try again in a moment."


class Following(Telling):
    """Goes where targets lead."""

    @on(Aiming.Followed)
    def follow_target(self, event: Aiming.Followed) -> None:
        """Follow a target of the post, by its kind."""
        post = self.pane.post
        target = post.target(event.number) if post else None
        if post is None or post.document is None or target is None:
            return
        match target.kind:
            case TargetKind.FOLD:
                self.pane.toggle(event.number)
            case TargetKind.PICTURE if self.pane.pictures is not None:
                self.pane.post_message(self.pane.PictureWanted(target.url, target.label))
            case _ if self.article is None:
                self.say(STILL_COMING)
            case _:
                self.ask("follow", self._follow, self.article, target)

    async def _follow(self, article: Article, target: Target) -> None:
        match await self.library.resolve(article, target.url):
            case Nowhere(sentence):
                self.say(sentence)
            case Outside(url):
                self._open_outside(article, url)
            case ToPost(post, anchor) if post != article.headline.id:
                self.remember()
                await self.go_to_post(post, anchor or None)
            case ToPost(_, anchor) | Within(anchor):
                self.remember()
                if not await self.land(anchor):
                    self.say(NOT_THERE.format(anchor))

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
