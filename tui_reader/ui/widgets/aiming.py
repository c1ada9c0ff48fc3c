"""Choosing what to follow: one target after the other, by letters, by number, or with the mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, work
from textual.message import Message
from textual.strip import Strip

from tui_reader.document.lines import Line, Target
from tui_reader.ui.palette import Palette
from tui_reader.ui.widgets import drawing, targets
from tui_reader.ui.widgets.sheet import SLICE
from tui_reader.ui.widgets.targets import NONE, Choice, Spot
from tui_reader.ui.widgets.typeset import Typeset, let_others_work

NOTHING_HERE = "There is nothing to follow in view."
NOTHING_FURTHER = {1: "There is no link further down.", -1: "There is no link further up."}

if TYPE_CHECKING:
    from tui_reader.ui.widgets.post import Post


class Aiming(Typeset):
    """A view of lines in which one target at a time is chosen, then followed."""

    class Aimed(Message):
        """Another target is chosen or lies under the mouse, or none; `aimed_at` says which."""

    class Followed(Message):
        """A target is to be followed."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class CopyWanted(Message):
        """A target's address is to be copied."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Missed(Message):
        """There was nothing to choose; `sentence` says so."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._chosen = NONE
        self._pointed = NONE
        self._choice: Choice | None = None
        self._digit = ""
        self._aimed_in = ""
        """The text that numbers of targets belong to."""
        self._target: Target | None = None
        self._wanted = 0
        """The step to a target that was asked for before the text was there."""

    # What the screen asks

    @property
    def chosen_target(self) -> int:
        """The number of the target that enter follows, or NONE."""
        return self._chosen

    @property
    def aimed_at(self) -> int:
        """The target under the mouse, else the chosen one, or NONE."""
        return self._chosen if self._pointed == NONE else self._pointed

    @property
    def choosing(self) -> bool:
        """Whether targets show their names, of which one is being typed."""
        return self._choice is not None

    def row_of(self, number: int) -> int | None:
        """The row of the pane on which a target in view begins."""
        y = next((spot.y for spot in self._spots() if spot.target == number), None)
        return None if y is None else y - self.scroll_offset.y

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Following and copying wait for something to be chosen."""
        if action in ("follow", "copy_target"):
            return self._chosen != NONE
        return super().check_action(action, parameters)

    # Choosing

    def aim(self, number: int) -> None:
        """Choose a target."""
        if number != self._chosen or self._choice is not None:
            self._choice = None
            self._chosen = number
            self._target = self.post.target(number) if self.post else None
            self._changed()

    def let_go(self) -> None:
        """Choose nothing."""
        if self._choice is not None or self._chosen != NONE:
            self._choice, self._chosen = None, NONE
            self._changed()

    def swapped(self, post: Post) -> None:
        """Let go of what belonged to another text; a post opened from its preview is the same."""
        super().swapped(post)
        self.look_away()
        source = post.document.source if post.document else ""
        if self._aimed_in != source:
            self._aimed_in = source
            self.let_go()
        if post.document and self._wanted:
            self.call_after_refresh(self.action_target, self._wanted)
            self._wanted = 0

    def moved(self) -> None:
        """Let go of what has left the view."""
        super().moved()
        self.look_away()
        if self._choice is not None or (self._chosen != NONE and not self._is_in_view()):
            self.let_go()

    def _is_in_view(self) -> bool:
        """Whether the chosen target is, and its number still means the same."""
        in_view = any(self._chosen == spot.target for spot in self._spots())
        return in_view and self.post is not None and self.post.target(self._chosen) == self._target

    def action_target(self, step: int) -> None:
        """Choose the next target in view, or the one before; where there is none, scroll on to one."""
        if self.post is not None and self.post.document is None:
            self._wanted = step
            return
        numbers = [spot.target for spot in self._spots()]
        if self._chosen in numbers:
            at = numbers.index(self._chosen) + step
        else:
            at = 0 if step > 0 else len(numbers) - 1
        if 0 <= at < len(numbers):
            self.aim(numbers[at])
        else:
            self._look_further(step)

    def action_follow(self) -> None:
        """Follow the chosen target."""
        self.post_message(self.Followed(self._chosen))

    def action_copy_target(self) -> None:
        """Copy the address of the chosen target."""
        self.post_message(self.CopyWanted(self._chosen))

    def action_letters(self) -> None:
        """Give each target in view letters to choose it by."""
        self._begin_choice(by_number=False)

    def action_number(self) -> None:
        """Give each target in view a number, of which the key pressed is the first digit."""
        self._begin_choice(by_number=True)
        if self._digit:
            self._type(self._digit)

    def _begin_choice(self, *, by_number: bool) -> None:
        found = list(self._spots())
        if not found:
            self.post_message(self.Missed(NOTHING_HERE))
            return
        self._chosen = NONE
        self._choice = Choice.among(found, by_number=by_number)
        self._changed()

    def _spots(self) -> Iterator[Spot]:
        return targets.spots(self._lines_in_view())

    def _lines_in_view(self) -> Iterator[tuple[int, Line]]:
        top = self.scroll_offset.y
        for y in range(top, top + self.size.height):
            if (line := self.line_at(y)) is None:
                return
            yield y, line

    def _changed(self) -> None:
        self.redraw()
        self.refresh_bindings()
        self.post_message(self.Aimed())

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take the letters of a name; escape lets go of what is chosen before it leads anywhere."""
        self._digit = event.key if event.key.isdecimal() else ""
        if self._choice is not None:
            taken = self._take(event.key, event.character or "")
        elif taken := event.key == "escape" and self._chosen != NONE:
            self.let_go()
        if taken:
            event.stop()
            event.prevent_default()

    def _take(self, key: str, character: str) -> bool:
        """Go on with a name; a key that belongs to none ends the choice and does what it always does."""
        assert self._choice is not None
        if key == "backspace":
            self._spell(self._choice._replace(typed=self._choice.typed[:-1]))
        elif character.isdecimal() or (character and character in targets.HOME_ROW):
            self._type(character)
        elif self._chosen != NONE and key != "escape":
            self.aim(self._chosen)  # no longer name was meant
            return False
        elif key != "enter":
            self.let_go()
            return key == "escape"
        return True

    def _type(self, character: str) -> None:
        if self._choice and character.isdecimal() and not self._choice.typed:
            self._choice = Choice.among(list(self._spots()), by_number=True)
        choice = self._choice and self._choice._replace(typed=self._choice.typed + character)
        if choice and choice.left:
            self._spell(choice)

    def _spell(self, choice: Choice) -> None:
        """Choose what is spelled so far, though a longer name may begin with it."""
        spot = choice.meant or choice.spelled
        self.aim(spot.target if spot else NONE)
        if not choice.meant:
            self._choice = choice
            self._changed()

    # Beyond the view

    @work(exclusive=True, group="targets")
    async def _look_further(self, step: int) -> None:
        """Find the next target beyond the view, in slices: a long post may have to be laid out for it."""
        top, height = self.scroll_offset.y, self.size.height
        async for y, line in self._lines_from(top + height if step > 0 else top - 1, step):
            found = [spot.target for spot in targets.spots([(y, line)]) if spot.target != self._chosen]
            if found:
                self.reach_line(y + height)
                self.go_to(max(0, y - height // 3 if step > 0 else y - 2 * height // 3))
                self.aim(found[0 if step > 0 else -1])
                return
        self.post_message(self.Missed(NOTHING_FURTHER[step]))

    async def _lines_from(self, y: int, step: int) -> AsyncIterator[tuple[int, Line]]:
        pause = monotonic() + SLICE
        while y >= 0 and (line := self.line_at(y)) is not None:
            yield y, line
            y += step
            if monotonic() > pause:
                await let_others_work()
                pause = monotonic() + SLICE

    # The mouse

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what lies under the mouse."""
        self._point(self._number_at(event.x, event.y))

    def look_away(self) -> None:
        """Tell of nothing under the mouse until it moves again: the text has moved, or the reader has."""
        self._point(NONE)

    on_leave = look_away

    def on_click(self, event: events.Click) -> None:
        """Follow what was clicked; the end of a selection is no click."""
        number = self._number_at(event.x, event.y)
        if number != NONE and not self.text_selection:
            self.post_message(self.Followed(number))

    def _number_at(self, x: int, y: int) -> int:
        line = self.line_at(y + self.scroll_offset.y)
        return drawing.target_at(line, x - self.text_left) if line else NONE

    def _point(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            self.post_message(self.Aimed())

    # Drawing

    def aimed_line(self, line: Line) -> Line:
        """A line with the chosen target in the style of that."""
        chosen = self._chosen
        if chosen == NONE or all(run.target != chosen for run in line.runs):
            return line
        runs = [
            run._replace(style=f"{run.style} aimed") if run.target == chosen else run for run in line.runs
        ]
        return line._replace(runs=tuple(runs))

    def named(self, strip: Strip, y: int, left: int, palette: Palette) -> Strip:
        """Draw the names of targets over line `y`, where they show any."""
        return self._choice.strip(strip, y, left, palette.style("hint")) if self._choice else strip
