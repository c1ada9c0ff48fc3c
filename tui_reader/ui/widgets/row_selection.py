"""Several posts of the list chosen at once, over all pages: from where that was begun to the cursor."""

from __future__ import annotations

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui_reader.models import Headline, Page, PostId
from tui_reader.ui.widgets.wheel import Wheel


class RowSelection(Wheel, Widget):
    """A list in which rows can be selected, each known by how many come before it on all pages."""

    begun: reactive[int | None] = reactive(None)
    """Where the selection was begun; None: nothing is selected."""
    begun_with: PostId | None = None
    """The post that stood there."""
    page: reactive[Page | None]
    cursor: reactive[int]

    class SelectionChanged(Message):
        """More or less is selected, or nothing any more."""

    class ActionWanted(Message):
        """Something is to be done with all that is selected: `mark`, `star`, `tag` or `copy`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    @property
    def headline(self) -> Headline | None:
        """The post under the cursor."""
        raise NotImplementedError

    @property
    def position(self) -> int:
        """How many posts come before the cursor, on all pages."""
        return self._first_of_page + self.cursor

    @property
    def selected(self) -> range:
        """The positions of what is selected."""
        if self.begun is None:
            return range(0)
        return range(min(self.begun, self.position), max(self.begun, self.position) + 1)

    def is_selected(self, row: int) -> bool:
        """Whether a row of the page is selected."""
        return self._first_of_page + row in self.selected

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something is done with a selection where there is one."""
        if action in ("end_selection", "with_selected"):
            return self.begun is not None
        return super().check_action(action, parameters)

    def watch_begun(self) -> None:
        """Tell that something else is selected."""
        self.refresh_bindings()
        self.post_message(self.SelectionChanged())

    def action_select(self) -> None:
        """Begin to select at the cursor."""
        if self.headline is not None:
            self.begun_with = self.headline.id
            self.begun = self.position

    def action_with_selected(self, what: str) -> None:
        """Ask for something to be done with all that is selected."""
        self.post_message(self.ActionWanted(what))

    def action_end_selection(self) -> None:
        """Select nothing any more."""
        self.begun = None

    @property
    def _first_of_page(self) -> int:
        return (self.page.number - 1) * self.page.size if self.page else 0
