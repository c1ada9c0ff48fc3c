"""Telling what is known of a post's copies and of its source, and splitting a post from its copies."""

from __future__ import annotations

from dataclasses import replace

from tui_reader.models import Headline, SourceId
from tui_reader.ui.screens.sourcing import NO_SOURCE, Sourcing

NO_COPY = "This post has no copy in another source."
SPLIT = "It is a post of its own now. u takes it back."
JOINED = "It is one with its copies again. u takes it back."
ALONE = "Nothing here is a copy of it any more."
CHOOSE = "Choose a post first."


class Informing(Sourcing):
    """Tells what is known, and lets it be corrected."""

    def action_info(self) -> None:
        """Tell what is known of the chosen post's copies and its source, or of the source in the panel."""
        post = None if self.panel.has_focus else self.chosen
        if (source := self.source_meant) is None:
            self.say(NO_SOURCE)
        else:
            self.ask("info", self._inform, source, post)

    @property
    def source_meant(self) -> SourceId | None:
        """The source under the cursor of the panel where one is in that, else the chosen post's."""
        if self.panel.has_focus:
            return self.panel.row.source if self.panel.row else None
        return self.chosen.source_id if self.chosen else None

    def action_split(self) -> None:
        """Split the chosen post from its copies, or put it together with them again."""
        if self.chosen:
            self.ask("marks", self._split, self.chosen)
        else:
            self.say(CHOOSE)

    async def _inform(self, source_id: SourceId, post: Headline | None) -> None:
        from tui_reader.ui.screens.info import InfoScreen

        def closed(wants_split: bool | None) -> None:
            if wants_split and post:
                self.ask("marks", self._split, post)

        told = await self.library.health(source_id)
        copies = await self.library.also_in(post) if post else None
        self.app.push_screen(InfoScreen(told, copies, self.clock().astimezone(self.zone)), closed)

    async def _split(self, post: Headline) -> None:
        before = await self.library.also_in(post)
        if not (before.found or before.is_split):
            self.say(NO_COPY)
            return
        await self.library.split([post.id], not before.is_split)
        await self.fit()
        await self.count()
        joined = before.is_split and (await self.library.also_in(post)).found
        self.say(SPLIT if not before.is_split else JOINED if joined else ALONE)

    async def count(self) -> None:
        """Draw the counters as they are now, and above an open post where else it is."""
        await super().count()
        shown = self.pane.post
        if (
            shown
            and shown.headline.also_in != (fresh := await self.library.headline(shown.headline.id)).also_in
        ):
            self.pane.show(replace(shown, headline=fresh))
