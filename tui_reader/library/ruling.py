"""Rules: made, tried, given up, carried out; and what they hide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.errors import NotFoundError
from tui_reader.library.shelf import Shelf
from tui_reader.models import Page, PostId, Query, SourceId
from tui_reader.store import posts, rules

if TYPE_CHECKING:
    from tui_reader.rules import Rule, RuleId


class Ruling(Shelf):
    """What is done with posts as they arrive."""

    async def rules(self) -> tuple[Rule, ...]:
        """All rules, the oldest first."""
        return await self.database.read(rules.every)

    async def rule(self, rule_id: RuleId) -> Rule:
        """One rule."""
        if found := await self.database.read(rules.get, rule_id):
            return found
        raise NotFoundError(f"There is no rule {rule_id}.", "tui-reader rules list tells them.")

    async def try_rule(self, line: str, size: int) -> Page:
        """The newest posts that a rule would be for, of those that are there, and how many there are.

        Raises:
            ReaderError: The line can't be understood, or asks for nothing.
        """
        from tui_reader.library import rule_reading

        where = rule_reading.checked(line, self.clock())
        return await self.database.read(posts.page, Query(where=where, line=line), 1, size)

    async def add_rule(self, does: str, line: str) -> Rule:
        """Make a rule for posts to come. `undo` takes it back.

        Args:
            does: `mute`, `read`, `star`, or `tag` and a name.
            line: For which posts, in the language of the filter.

        Raises:
            ReaderError: One of them can't be understood.
        """
        from tui_reader.library import rule_reading

        action, tag = rule_reading.action(does)
        rule_reading.checked(line, self.clock())
        return await self.database.write(rules.add, action, line.strip(), tag, self.clock())

    async def remove_rule(self, rule_id: RuleId) -> Rule:
        """Give a rule up; what it hid shows again. `undo` takes it back."""
        from tui_reader.library import rule_reading

        rule = await self.rule(rule_id)
        await self.database.write(rules.remove, rule_id, rule_reading.reading(self.clock()), self.clock())
        return rule

    async def run_rule(self, rule_id: RuleId) -> int:
        """Carry a rule out on the posts that are there; how many changed. `undo` takes it back."""
        from tui_reader.library import rule_reading

        rule = await self.rule(rule_id)
        condition = rule_reading.checked(rule.query, self.clock())
        return await self.database.write(rules.run, rule, condition, self.clock())

    async def muted(self, source_id: SourceId | None) -> int:
        """How many posts of a source are muted, or of all."""
        return await self.database.read(rules.muted, source_id)

    async def unmute(self, ids: Sequence[PostId]) -> int:
        """Show muted posts again; how many there were. `undo` takes it back."""
        return await self.database.write(rules.unmute, ids, self.clock())
