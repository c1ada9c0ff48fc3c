"""What is known of a post and its source: where else it is; what was asked, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui_reader.library import also_in, diagnosis
from tui_reader.library.also_in import AlsoIn
from tui_reader.library.diagnosis import Diagnosis
from tui_reader.ui import keymap
from tui_reader.ui.screens.leaving import LeavesOnce


class InfoScreen(LeavesOnce[bool], ModalScreen[bool]):
    """A post's copies, its source and the ledger of that; answers whether to split it from them."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.INFO)
    CSS_PATH = "info.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, told: Diagnosis, copies: AlsoIn | None, now: datetime) -> None:
        """Take what is told of a source and a post, and the present in the zone in which times are told."""
        super().__init__()
        self._told = told
        self._copies = copies
        self._now = now

    def compose(self) -> ComposeResult:
        """The lines, and the keys."""
        parts = [diagnosis.lines(self._told, self._now)]
        if self._copies:
            parts.insert(0, also_in.lines(self._copies, self._now.tzinfo or UTC))
        with VerticalScroll(can_focus=True):
            for number, part in enumerate(filter(None, map(list, parts))):
                if number:
                    yield Static()
                yield from _headed(part)
        yield Static(_own_keys(self._split, turns=False), id="own")

    def on_resize(self) -> None:
        """Tell how to page where not everything is in view, once that is known."""
        self.call_after_refresh(self._draw_keys)

    def _draw_keys(self) -> None:
        turns = self.query_one(VerticalScroll).max_scroll_y > 0
        self.query_one("#own", Static).update(_own_keys(self._split, turns=turns))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Splitting waits for a post that has copies, or had."""
        return bool(self._split) if action == "split" else super().check_action(action, parameters)

    @property
    def _split(self) -> str:
        """What splitting is called here; empty where there is nothing to split."""
        if self._copies is None:
            return ""
        return "put together again" if self._copies.is_split else "split" if self._copies.found else ""

    def action_split(self) -> None:
        """Answer that the post is to be split from its copies, or put together with them again."""
        self.dismiss(True)

    def action_line(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        view = self.query_one(VerticalScroll)
        view.scroll_relative(y=step * max(1, view.size.height - 2), animate=False)

    def action_half(self, step: int) -> None:
        """Scroll by half a page."""
        view = self.query_one(VerticalScroll)
        view.scroll_relative(y=step * max(1, view.size.height // 2), animate=False)

    def action_edge(self, step: int) -> None:
        """Scroll to the beginning, or the end."""
        view = self.query_one(VerticalScroll)
        view.scroll_to(y=0 if step < 0 else view.max_scroll_y, animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(False)


def _headed(lines: Sequence[str]) -> Iterator[Static]:
    """Each line by itself, so that one which is folded goes on where it began."""
    first, *rest = lines
    yield Static(Content.styled(first, "bold $accent"))
    for line in rest:
        told = line.lstrip()
        shown = Static(Content(told))
        shown.styles.padding = (0, 0, 0, len(line) - len(told))
        yield shown


def _own_keys(split: str, *, turns: bool) -> Content:
    keys = [("s", split)] if split else []
    pages = [("space b", "page")] if turns else []
    told = [
        Content.from_markup("[b]$key[/] [$text-muted]$word[/]", key=key, word=word)
        for key, word in [*keys, ("esc", "back"), *pages]
    ]
    return Content("  ").join(told)
