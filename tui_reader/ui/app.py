"""The application: themes, signals, messages and the way out. What is read is the screen's affair."""

from __future__ import annotations

import asyncio
import select
import signal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui_reader.library import session
from tui_reader.library.library import Library
from tui_reader.ui import collecting, keymap
from tui_reader.ui.screens.reader import ReaderScreen
from tui_reader.ui.themes import AUTO, INK, OURS, for_terminal
from tui_reader.ui.type_ahead import TypingAhead

if TYPE_CHECKING:
    from textual.driver import Driver

    from tui_reader.config import Config
    from tui_reader.models import SourceId
    from tui_reader.ui.pictures.gallery import Gallery
    from tui_reader.ui.terminal import Terminal

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""Signals on which the terminal is left as it was found; Textual itself minds none of them."""


STDIN = 0
"""The descriptor that keys come from."""

BETWEEN_LOOKS = 2.0
"""Seconds between two looks at whether the terminal is still there."""


class ReaderApp(TypingAhead):
    """tui-reader's screen.

    Args:
        library: What is read from; closed by whoever opened it.
        location: A folder, file or address; None for all sources.
        drafts: Whether drafts are shown.
        piped: Sources whose posts are listed at first, and no others.
        session: The file that says where the person left off; None keeps nothing.
        clock: The present, aware.
        terminal: What pictures can be made of; None: words stand for them.
        picture_folder: Where pictures from the network are kept.
        live: Whether folders are watched for changes.
        problems: What is wrong in the settings file.
    """

    TITLE = "tui-reader"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(keymap.APP)
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        library: Library,
        location: str | None = None,
        *,
        drafts: bool = False,
        piped: Sequence[SourceId] = (),
        session_file: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        terminal: Terminal | None = None,
        picture_folder: Path | None = None,
        live: bool = False,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._session_file = session_file
        kept = session.load(session_file) if session_file else session.Session()
        self._reader = ReaderScreen(library, kept, clock, location, drafts)
        self._reader.is_live = live
        self._reader.piped = piped
        self._reader.problems = problems
        self._reader.picture_folder = picture_folder
        if terminal and picture_folder:
            self._reader.open_gallery = partial(self._open_gallery, terminal, picture_folder, library.config)
        self.animation_level = "none"
        for theme in OURS:
            self.register_theme(theme)
        usual = for_terminal() if library.config.theme == AUTO else library.config.theme
        self._usual_theme = self._known_theme(usual) or INK.name
        self._begin_with(self._known_theme(kept.theme) or self._usual_theme)
        self._clipboard_command = library.config.clipboard
        self.chosen_keys = keymap.chosen_keys(library.config.keys)
        """The settings' keys, by binding id."""
        self.set_keymap(self.chosen_keys)

    @property
    def reader(self) -> ReaderScreen:
        """The screen that reads, whatever lies over it."""
        return self._reader

    def get_default_screen(self) -> Screen[Any]:
        """The reader is the screen at the bottom of the stack."""
        return self._reader

    def get_driver_class(self) -> type[Driver]:
        """Where Textual would take its usual driver, ours: a terminal that goes away can't hold it up."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from tui_reader.ui.driver import SteadyDriver

        return SteadyDriver

    async def on_load(self) -> None:
        """Read what is stored before anything is drawn."""
        await self._reader.prepare()

    def on_mount(self) -> None:
        """Mind signals, and the terminal itself."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in SIGNALS:
                loop.add_signal_handler(number, self._leave_by, number)
            self.set_interval(BETWEEN_LOOKS, self._mind_the_terminal)
            # The start of the program goes without collecting garbage.
            self.set_timer(BETWEEN_LOOKS, collecting.resume)

    def _begin_with(self, theme: str) -> None:
        """Choose a theme before anything is drawn: changing it later would parse every style sheet again."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.update_classes({"-dark-mode": dark, "-light-mode": not dark, f"-theme-{theme}": True})

    def _known_theme(self, name: str) -> str:
        return name if name in self.available_themes else ""

    def _open_gallery(self, terminal: Terminal, folder: Path, config: Config) -> Gallery | None:
        from tui_reader.ui.pictures.gallery import open_gallery

        return open_gallery(terminal, folder, config, self._write)

    def _write(self, sequence: str) -> None:
        """Write to the terminal, in turn with the frames. Textual offers no other way than its own."""
        if self._driver is not None:
            self._driver.write(sequence)

    # Messages

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something at the foot of the screen, never as markup: it may hold a stranger's words."""
        self._reader.say(f"{title}: {message}" if title else message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text: by the terminal, and by the command of the settings where there is one."""
        super().copy_to_clipboard(text)
        if self._clipboard_command:
            self.run_worker(self._copy_by_command(text), group="clipboard")

    async def _copy_by_command(self, text: str) -> None:
        from tui_reader.ui import clipboard

        if wrong := await clipboard.give(self._clipboard_command, text):
            self.notify(wrong)

    # Actions

    def action_theme(self) -> None:
        """Draw in the next theme."""
        names = self.theme_names
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.notify(f"Theme: {self.theme}")

    @property
    def theme_names(self) -> list[str]:
        """All themes, ours first."""
        ours = [theme.name for theme in OURS]
        return [*ours, *sorted(name for name in self.available_themes if name not in ours)]

    def action_redraw(self) -> None:
        """Draw every cell anew: a broadcast, or a program in the background, has written over some."""
        self.refresh(layout=True)

    def action_help(self) -> None:
        """Show all keys."""
        from tui_reader.ui.screens.help import HelpScreen

        here = {active.binding.id for active in self.screen.active_bindings.values() if active.enabled}
        self.push_screen(HelpScreen(self.chosen_keys, here))

    def action_help_quit(self) -> None:
        """Somebody pressed ctrl+c to leave, which copies what is selected."""
        self.notify("Press q to go back and to leave, or ^q to leave at once.")

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from tui_reader.ui.screens.palette import CalmPalette

        if not isinstance(self.screen, CalmPalette):
            self.push_screen(CalmPalette())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the program, for the command palette."""
        from tui_reader.ui import commands

        return commands.all_commands(self, self._reader)

    # The way out

    async def action_quit(self) -> None:
        """Leave, with the session and the place kept."""
        await self._leave(0)

    def _leave_by(self, number: int) -> None:
        self.run_worker(self._leave(128 + number), group="leave", exclusive=True)

    def _mind_the_terminal(self) -> None:
        """Leave when the terminal has gone and no signal said so: reading from it would spin for ever."""
        poll = select.poll()
        poll.register(STDIN, 0)
        if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0)):
            self._leave_by(signal.SIGHUP)

    async def _leave(self, code: int) -> None:
        await self._reader.keep_all(self._keep_session)
        self.exit(return_code=code)

    def _keep_session(self, kept: session.Session) -> None:
        if self._session_file:
            # A theme is only kept where it isn't the usual one, so that a change of settings shows.
            theme = "" if self.theme == self._usual_theme else self.theme
            session.save(self._session_file, replace(kept, theme=theme))
