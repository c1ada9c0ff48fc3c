"""Changing what is set for a source alone."""

from __future__ import annotations

from collections.abc import Mapping

from tui_reader.models import SourceId, SourceKind
from tui_reader.text.amounts import counted
from tui_reader.ui.screens.informing import Informing
from tui_reader.ui.screens.sourcing import NO_SOURCE

SAVED = "Saved. u undoes."
LEAVES = "{} {} with the next refresh, for good. u undoes before that."
READING_AGAIN = "Reading it again …"


class SettingUp(Informing):
    """Offers the settings of sources."""

    def action_settings(self) -> None:
        """Change what is set for the source in the panel, or for the one the chosen post is from."""
        if (source := self.source_meant) is None:
            self.say(NO_SOURCE)
        else:
            self.ask("settings", self._offer_settings, source)

    async def _offer_settings(self, source_id: SourceId) -> None:
        from tui_reader.ui.screens.source_settings import SettingsScreen

        def answered(values: Mapping[str, str] | None) -> None:
            if values:
                self.ask("marks", self._configure, source_id, values)

        form = await self.library.settings_form(source_id)
        self.app.push_screen(SettingsScreen(form), answered)

    async def _configure(self, source_id: SourceId, values: Mapping[str, str]) -> None:
        await self.library.configure(source_id, values)
        await self._changed(SAVED)
        if leaving := await self.library.leaves_next(source_id):
            self.say(LEAVES.format(counted(leaving, "read post"), "leaves" if leaving == 1 else "leave"))
        if (await self.library.source(source_id)).kind is SourceKind.FOLDER:
            self.say(READING_AGAIN, stay=True)
            await self.library.refresh([source_id], arrived=self._arrived)
            await self._changed(SAVED)
