"""What was read, day by day, and what to read in the time there is: both lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from tui_reader.models import Headline, Query
from tui_reader.text import date_words
from tui_reader.ui.screens.arriving import Arriving

NOTHING_READ = "Nothing has been read yet: what you open is remembered here."
NOTHING_FITS = "There is nothing to read in {}."
NO_MINUTES = "Type the minutes you have, such as 20."
USUAL = "20"
_LONGEST_TIME = 5
"""Digits of minutes that are taken."""

_Told = tuple[str, str, Headline]
"""Below which heading a post stands, what stands before it, and the post."""


class Recalling(Arriving):
    """Remembers what was read."""

    def action_history(self) -> None:
        """Show what was read, to read it again."""
        self.ask_for_line("recall", self._show_history)

    def action_reading_list(self) -> None:
        """Ask for the time there is, and show what to read in it."""
        from tui_reader.ui.screens.asking import AskScreen

        def answered(minutes: str | None) -> None:
            if minutes is not None:
                self.ask("recall", self._show_reading_list, minutes)

        self.app.expect_typing()
        self.app.push_screen(AskScreen("Minutes to read", USUAL), answered)

    async def _show_history(self) -> None:
        found = await self.library.history()
        told = (
            (date_words.long(each.at, self.zone), f"{each.at.astimezone(self.zone):%H:%M}", each.headline)
            for each in found
        )
        self._choose("What you read: type to find", told, NOTHING_READ)

    async def _show_reading_list(self, typed: str) -> None:
        words = typed.split()[:1]
        if not words or not words[0].isdecimal() or len(words[0]) > _LONGEST_TIME or not int(words[0]):
            self.say(NO_MINUTES)
            return
        only = self.query_shown.source if self.query_shown else None
        found = await self.library.reading_list(int(words[0]), Query(source=only))
        told = ((str(each.why).capitalize(), f"{each.minutes} min", each.headline) for each in found)
        title = f"{_in_words(sum(each.minutes for each in found))} to read: type to find"
        self._choose(title, told, NOTHING_FITS.format(_in_words(int(words[0]))))

    def _choose(self, hint: str, told: Iterable[_Told], none: str) -> None:
        from tui_reader.ui.screens.choosing import ChoosingScreen
        from tui_reader.ui.widgets.grouped_posts import Row

        found = list(told)
        rows = [Row(heading, lead, post.title, post.source_title) for heading, lead, post in found]
        if not rows:
            self.app.begin_typing(None)
            self.say(none)
            return

        def chosen(index: int | None) -> None:
            if index is not None:
                self.remember()
                self.ask("go", self.go_to_post, found[index][2].id)

        self.app.push_screen(ChoosingScreen(hint, rows), chosen)


def _in_words(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes:,} minutes"
