"""The main screen: the list at the left, the post at the right, or one of them where room is scarce."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.theme import Theme

from tui_reader.library.library import Library
from tui_reader.library.session import Session
from tui_reader.ui import keymap
from tui_reader.ui.palette import Palette
from tui_reader.ui.screens.carrying import Carrying
from tui_reader.ui.screens.comfortable import Comfortable
from tui_reader.ui.screens.completing import Completing
from tui_reader.ui.screens.copying import Copying
from tui_reader.ui.screens.following import Following
from tui_reader.ui.screens.keeping_up import KeepingUp
from tui_reader.ui.screens.outlining import Outlining
from tui_reader.ui.screens.recalling import Recalling
from tui_reader.ui.screens.ruling import Ruling
from tui_reader.ui.screens.sharing import Sharing
from tui_reader.ui.screens.spotting_source import SpottingSource
from tui_reader.ui.screens.tagging import Tagging
from tui_reader.ui.screens.taking import Taking
from tui_reader.ui.screens.turning import LOW
from tui_reader.ui.themes import colors_of
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.long_message import LongMessage
from tui_reader.ui.widgets.peek import Peek
from tui_reader.ui.widgets.post_list import PostList
from tui_reader.ui.widgets.reading_pane import ReadingPane
from tui_reader.ui.widgets.rows import Density
from tui_reader.ui.widgets.source_panel import SourcePanel
from tui_reader.ui.widgets.targets import NONE
from tui_reader.ui.widgets.top_line import TopLine

NARROW = 80
"""Cells of width below which there is one panel at a time."""

MEDIUM = 116
"""Cells of width below which sources, list and post don't stand side by side."""

NO_POST = "Open a post first: enter does."
NO_ADDRESS = "This post has no address on the web."


class ReaderScreen(
    Carrying,
    Comfortable,
    Recalling,
    Outlining,
    Copying,
    Taking,
    Tagging,
    Ruling,
    Completing,
    Sharing,
    SpottingSource,
    KeepingUp,
    Following,
    Screen[None],
):
    """Reads blogs."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.READER)
    AUTO_FOCUS = "PostList"

    def __init__(
        self,
        library: Library,
        session: Session,
        clock: Callable[[], datetime],
        location: str | None,
        drafts: bool,
    ) -> None:
        super().__init__(library, session, clock)
        self.location = location
        self.home = Path.home()
        """Where another reader's feeds are looked for."""
        self.drafts = drafts

    def compose(self) -> ComposeResult:
        """The panels, and the lines above and below them."""
        yield TopLine()
        yield SourcePanel()
        yield PostList()
        yield ReadingPane()
        yield Peek()
        yield Foot()
        yield LongMessage()

    def on_mount(self) -> None:
        """Draw in the theme's colors, in the setting the person left."""
        self.app.theme_changed_signal.subscribe(self, self._paint)
        self._paint()
        self.watch(self.foot, "message", self._unfold, init=False)
        self.set_as_left()
        self.set_class(self.session.zoomed and self.session.reading, "-alone")
        self.bindings_updated_signal.subscribe(self, self._draw_keys)
        self._fit_to(self.app.size)
        self.start()
        self.keep_up()
        self.share()
        if self.library.notice:
            self.say(self.library.notice, stay=True)
        if self.location is None:
            self.offer_newsboat(self.home)

    def on_resize(self, event: events.Resize) -> None:
        """Fit what is shown to the room there is."""
        self._fit_to(event.size)

    def _fit_to(self, size: Size) -> None:
        width, height = size
        density = Density.for_screen(width, height, self.library.config.list_rows)
        self.posts.density = density
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width < MEDIUM, "-medium")
        self._draw_rule()
        self.set_class(height < LOW, "-low")
        self.pane.cramped = density is Density.NONE

    def _draw_rule(self) -> None:
        """Part the panels by a rule where there are two."""
        one_panel = self.has_class("-narrow") or self.has_class("-alone")
        self.pane.rule = "" if one_panel else "│"

    def _paint(self, _theme: Theme | None = None) -> None:
        palette = Palette(colors_of(self.app.theme_variables))
        for widget in (
            self.top_line,
            self.panel,
            self.posts,
            self.pane,
            self.peek,
            self.foot,
            self.query_one(LongMessage),
        ):
            widget.palette = palette

    def _unfold(self, message: str) -> None:
        """Show a message whole that has no room at the foot."""
        self.query_one(LongMessage).message = "" if self.foot.has_room else message

    def on_key(self) -> None:
        """Give the lines back that a long message has taken: whoever goes on has read it."""
        self.pane.look_away()
        if self.query_one(LongMessage).message:
            self.say("")

    def _draw_keys(self, _screen: Screen[object]) -> None:
        if self.app.screen is not self:
            return  # beneath another screen, `screen.` actions are that one's to allow
        aiming = self.pane.has_focus and (self.pane.choosing or self.pane.chosen_target != NONE)
        selecting_posts = self.posts.has_focus and self.posts.begun is not None
        selecting = selecting_posts or (self.pane.has_focus and self.pane.selecting)
        only = keymap.WITH_A_TARGET if aiming else keymap.WITH_A_SELECTION if selecting else None
        row = self.panel.row if self.panel.has_focus else None
        without = row.idle if row else self.idle_keys
        self.foot.keys = keymap.foot_keys(self.active_bindings.values(), only=only, without=without)

    async def on_foot_pressed(self, event: Foot.Pressed) -> None:
        """Do what the clicked key does."""
        if active := self.active_bindings.get(event.key):
            await self.app.run_action(active.binding.action, active.node)

    # From panel to panel

    def on_descendant_focus(self) -> None:
        """Bring the panel forward that has the focus, also when a click gave it that."""
        super().on_descendant_focus()
        self.set_class(self.reading, "-reading")
        self.draw_seen()

    def enter_pane(self) -> None:
        """Bring the reading pane forward."""
        self.add_class("-reading")
        self.set_focus(self.pane, scroll_visible=False)

    def on_reading_pane_back_wanted(self, event: ReadingPane.BackWanted) -> None:
        """Go back to the list, unless what is being fetched is to stop."""
        if not (event.may_stop and self.stop_fetching()):
            self.enter_list()

    def enter_list(self) -> None:
        """Bring the list forward."""
        self.keep_place()
        self.remove_class("-reading", "-alone")
        self.uncover_list()
        self._draw_rule()
        self.set_focus(self.posts, scroll_visible=False)

    def action_other_panel(self) -> None:
        """Go to the other panel."""
        if self.reading:
            self.enter_list()
        elif self.pane.post:
            self.enter_pane()

    def action_alone(self) -> None:
        """Show the post alone, or the list beside it again."""
        if self.pane.post is None:
            self.say(NO_POST)
            return
        self.toggle_class("-alone")
        self._draw_rule()
        self.enter_pane()

    def action_leave(self) -> None:
        """Go back to the list; from what was searched to all posts; from there, leave the program."""
        if self.reading:
            self.enter_list()
        elif self.query_shown and self.query_shown.line:
            self.action_show_all()
        else:
            self.app.call_later(self.app.action_quit)

    # The way out

    async def keep_all(self, keep: Callable[[Session], None]) -> None:
        """Keep the place in the post and where the reader is, before the program ends."""
        kept = self.place_to_keep()
        keep(self._session_now(kept is not None))
        if kept:
            await self.library.set_place(kept[0].id, kept[1])

    def _session_now(self, open_: bool) -> Session:
        shown = self.source_shown
        return Session(
            location=shown.location if shown else "",
            scope=str(self.query_shown.scope) if self.query_shown else "",
            page=self.posts.page.number if self.posts.page else 1,
            post=self.chosen.id if self.chosen else 0,
            reading=open_ and self.reading,
            column=self.column_to_keep,
            line_spacing=self.comfort_to_keep.line_spacing,
            paragraphs=self.comfort_to_keep.paragraphs,
            offered=self.was_offered or self.session.offered,
            zoomed=self.has_class("-alone"),
        )

    def read_again(self) -> None:
        """Show the chosen post anew."""
        if self.chosen:
            self.read(self.chosen)

    # The browser

    def action_browser(self) -> None:
        """Open the chosen post in the browser."""
        if self.chosen is None:
            return
        if self.chosen.url:
            self.browse(self.chosen.url)
        else:
            self.say(NO_ADDRESS)

    def browse(self, url: str) -> None:
        """Open an address in the browser, and say which."""
        from tui_reader.ui import browser

        self.ask("browser", browser.open_url, url, self.library.config.browser, self.app, self.say)
