"""Rules on the screen: made of a filter or anew, tried, used, given up; what they hide shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.conditions import All, Any, Flag, Is, Not
from tui_reader.errors import ReaderError
from tui_reader.models import PostId
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.sorting import Sorting

if TYPE_CHECKING:
    from tui_reader.rules import Rule
    from tui_reader.ui.screens.rule_making import Made, Tried
    from tui_reader.ui.screens.rules_list import Wanted

NOTHING_MUTED = "No rule hides what is chosen. The filter “muted” lists what is hidden."
_HIDDEN_OR_NOT = Any((Is(Flag.MUTED), Not(Is(Flag.MUTED))))
"""Holds for every post, and lists what rules hide too."""

_TITLES = 6
"""Titles that a trial tells."""


class Ruling(Sorting):
    """Makes rules, and follows what is asked of them."""

    def action_rules(self) -> None:
        """List the rules."""
        self.ask("rules", self._show_rules)

    def action_rule_of_list(self) -> None:
        """Make a rule of what the list shows."""
        self.ask("rules", self._make_rule_of_list)

    def action_unmute(self) -> None:
        """Show the chosen post again that a rule hides, or all that are selected."""
        self.ask("marks", self._unmute)

    def on_query_line_rule_wanted(self) -> None:
        """Make a rule of what is typed."""
        self.on_query_line_kept()
        self.ask("rules", self._make_rule_of_list)

    async def _show_rules(self) -> None:
        from tui_reader.ui.screens.rules_list import RulesScreen

        def answered(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.ask("rules", self._do, wanted)

        self.app.push_screen(RulesScreen(await self.library.rules()), answered)

    async def _do(self, wanted: Wanted) -> None:
        match wanted:
            case ("show", rule) if rule:
                await self._list_rule(rule)
            case ("run", rule) if rule:
                changed = await self.library.run_rule(rule.id)
                await self.told(
                    f"Used on {counted(changed, 'post')}" if changed else "", "It changes none of your posts."
                )
            case ("remove", rule) if rule:
                await self.library.remove_rule(rule.id)
                await self.told(f"Gave up the rule “{rule.words}”")
            case _:
                self._make_rule("")

    async def _list_rule(self, rule: Rule) -> None:
        from tui_reader.library import query

        asked = query.parse(rule.query, now=self.clock(), zone=self.zone)
        await self.show_query(asked._replace(where=All((asked.where, _HIDDEN_OR_NOT))))
        self.say(f"What the rule “{rule.words}” is for. Esc lists all again.")

    async def _make_rule_of_list(self) -> None:
        from tui_reader.library import query

        asked = self.query_shown
        if asked is not None:
            source = self.source_shown
            self._make_rule(query.carried(asked.line, self._words_in, source.title if source else ""))

    def _make_rule(self, line: str) -> None:
        from tui_reader.ui.screens.rule_making import RuleScreen

        def made(rule: Made | None) -> None:
            if rule is not None:
                self.ask("marks", self._keep_rule, rule)

        self.app.push_screen(RuleScreen(line, self._try_rule), made)

    async def _try_rule(self, line: str) -> Tried:
        from tui_reader.ui.screens.rule_making import Tried

        if not line.strip():
            return Tried("Write for which posts it is, as in the filter.")
        try:
            page = await self.library.try_rule(line, _TITLES)
        except ReaderError as error:
            return Tried(error.what, is_wrong=True)
        found = f"Of the posts that are here it would be for {counted(page.total, 'post')}"
        titles = [headline.title for headline in page.headlines]
        return Tried(f"{found}{':' if titles else '.'}", titles)

    async def _keep_rule(self, made: Made) -> None:
        rule = await self.library.add_rule(made.does, made.line)
        self.say(f"From now on: {rule.words}. u undoes; Rules in the palette uses it on all posts.")

    async def _unmute(self) -> None:
        ids: list[PostId] = []
        if self.posts.begun is not None and not self.reading:
            ids = await self.selected_ids()
        elif self.chosen:
            ids = [self.chosen.id]
        self.posts.begun = None
        shown = await self.library.unmute(ids)
        await self.told(f"Showed {counted(shown, 'post')} again" if shown else "", NOTHING_MUTED)
