"""Tags of the person's own on one post or many, and the links of several copied."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.models import PostId
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.visiting import Visiting

HINT = "name, another, -one to take away; tab completes"
SO_TAGGED = "They have these tags already."
NO_LINKS = "None of them has a link of its own."


class Tagging(Visiting):
    """Gives posts tags, and hands their links on."""

    def action_tag(self) -> None:
        """Ask for tags of the chosen post."""
        if self.chosen:
            chosen = self.chosen
            has = f" ({', '.join(chosen.own_tags)})" if chosen.own_tags else ""
            self.ask_for_line("tags", self._ask_for_tags, f"Your tags{has}", [chosen.id])

    def action_tag_shown(self) -> None:
        """Ask for tags of all posts of the list."""
        if self.query_shown:
            self.ask_for_line("tags", self._ask_for_tags_of_all)

    def action_copy_links(self) -> None:
        """Copy the link of the post under the cursor."""
        if self.posts.headline:
            self.ask("take", self._copy_links, [self.posts.headline.id])

    async def do_with_selected(self, what: str) -> None:
        """Give what is selected tags, or copy its links."""
        match what:
            case "tag":
                self.ask_for_line("tags", self._ask_for_tags_of_selected)
            case "copy":
                await self._copy_links(await self.selected_ids())
                self.posts.begun = None
            case _:
                await super().do_with_selected(what)

    async def _ask_for_tags_of_all(self) -> None:
        assert self.query_shown is not None
        ids = await self.library.ids(self.query_shown)
        await self._ask_for_tags(f"Your tags of all {counted(len(ids), 'post')} listed", ids)

    async def _ask_for_tags_of_selected(self) -> None:
        ids = await self.selected_ids()
        await self._ask_for_tags(f"Your tags of {counted(len(ids), 'post')}", ids)

    async def _ask_for_tags(self, question: str, ids: Sequence[PostId]) -> None:
        from tui_reader.ui.screens.asking import AskScreen
        from tui_reader.ui.tag_suggester import TagSuggester

        names = await self.library.own_tags()
        others = (await self.library.names()).get("tag", ())
        suggester = TagSuggester([*names, *others])

        def answered(line: str | None) -> None:
            if line and line.strip():
                self.ask("marks", self._tag, ids, line)

        self.app.push_screen(AskScreen(question, hint=HINT, suggester=suggester), answered)

    async def _tag(self, ids: Sequence[PostId], line: str) -> None:
        changed = await self.library.tag(ids, [line])
        self.posts.begun = None
        await self.told(f"Changed the tags of {counted(changed, 'post')}" if changed else "", SO_TAGGED)

    async def _copy_links(self, ids: Sequence[PostId]) -> None:
        links = [link for link in await self.library.links_of(ids) if link]
        if not links:
            self.say(NO_LINKS)
            return
        self.app.copy_to_clipboard("\n".join(links))
        without = len(ids) - len(links)
        told = f"Copied {links[0]}" if len(ids) == 1 else f"Copied {len(links):,} links."
        self.say(f"{told} {counted(without, 'post')} without one." if without else told)
