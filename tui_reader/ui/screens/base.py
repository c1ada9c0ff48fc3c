"""What every part of the main screen stands on: its widgets, its state, and its one way to the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec

from textual.getters import app, query_one
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui_reader.errors import ReaderError
from tui_reader.library.library import Library
from tui_reader.models import Headline, Query, Source, SourceId
from tui_reader.text.here import HERE
from tui_reader.ui.type_ahead import TypingAhead
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.post_list import PostList
from tui_reader.ui.widgets.reading_pane import ReadingPane
from tui_reader.ui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from tui_reader.library.session import Session

    _Part = Screen[None]
else:
    # The main screen is one widget in thirty parts. Were each a widget class, Textual would look through
    # all of its names and bindings thirty times at every start, which takes longer than reading the list.
    _Part = object

P = ParamSpec("P")

EACH_COUNTS = frozenset({"marks", "place", "sources"})
"""Groups of work in which nothing is given up: what a person decided must all be written."""

log = logging.getLogger(__name__)

UNEXPECTED = "Something went wrong that should not have; tui-reader goes on. Its log says more."


class LibraryScreen(_Part):
    """A screen that asks the library in workers, and turns each failure into a sentence."""

    app = app(TypingAhead)
    top_line = query_one(TopLine)
    posts = query_one(PostList)
    pane = query_one(ReadingPane)
    foot = query_one(Foot)

    def __init__(self, library: Library, session: Session, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.library = library
        self.session = session
        """Where the person left off last time."""
        self.clock = clock
        self.zone = HERE
        self.query_shown: Query | None = None
        """What the list shows; None until the location has answered."""
        self.known: dict[SourceId, Source] = {}
        """The sources whose posts the list shows."""
        self.away: Headline | None = None
        """The post that was opened though the list doesn't hold it."""

    def ask(
        self, group: str, work: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **named: P.kwargs
    ) -> Worker[None]:
        """Do something with the library without holding the screen. What it raises becomes a message.

        Args:
            group: Names the kind of work. Older work of the group is given up for this, unless
                each piece of it counts.
            work: What to do, with its arguments. It isn't called before it begins, because a
                coroutine that is given up before would complain that nobody awaited it.
            *args: For `work`.
            **named: For `work`.
        """
        begin = partial(work, *args, **named)
        return self.run_worker(begin, group=group, exclusive=group not in EACH_COUNTS, exit_on_error=False)

    def ask_for_line(
        self, group: str, work: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **named: P.kwargs
    ) -> None:
        """Do something that opens a line to type in: what is typed meanwhile is kept for that line."""
        self.app.expect_typing()
        self.ask(group, self._with_typing, partial(work, *args, **named))

    async def _with_typing(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except BaseException:
            self.app.begin_typing(None)  # no line opens, and keys are keys again
            raise

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message at the foot of the screen."""
        self.foot.say(message, stay=stay)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of work that failed: in its own words where it has some, and in the log where it hasn't."""
        if event.state is not WorkerState.ERROR:
            return
        match event.worker.error:
            case ReaderError() as error:
                self.say(str(error))
            case error:
                log.error("work of the group %s failed", event.worker.group, exc_info=error)
                self.say(UNEXPECTED)

    @property
    def chosen(self) -> Headline | None:
        """The post that keys act on: the one that is read, which is also the one under the list's cursor.

        A post that the list doesn't hold counts while it is read.
        """
        return self.away if self.away and self.reading else self.posts.headline

    @property
    def reading(self) -> bool:
        """Whether the reader is in the post, not in the list."""
        return self.pane.has_focus

    def source_of(self, headline: Headline) -> Source | None:
        """The source of a post in the list."""
        return self.known.get(headline.source_id)
