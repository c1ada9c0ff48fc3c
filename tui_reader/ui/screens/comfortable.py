"""Setting the text as the reader likes it: its column, its lines and its paragraphs."""

from __future__ import annotations

from tui_reader.ui.comfort import INDENTED, SPACED, Comfort
from tui_reader.ui.screens.base import LibraryScreen
from tui_reader.ui.widgets.typeset import WIDEST

NARROWEST_COLUMN = 20


class Comfortable(LibraryScreen):
    """Changes how the text is set; the session keeps it."""

    def set_as_left(self) -> None:
        """Set the text as the person left it, else as the settings say."""
        kept, config = self.session, self.library.config
        self.pane.column = kept.column or config.column_width
        self.pane.comfort = Comfort(
            kept.line_spacing or config.line_spacing, kept.paragraphs or config.paragraphs
        )

    @property
    def comfort_to_keep(self) -> Comfort:
        """What differs from the settings, so that a change of those shows; else 0 and nothing."""
        comfort, config = self.pane.comfort, self.library.config
        return Comfort(
            0 if comfort.line_spacing == config.line_spacing else comfort.line_spacing,
            "" if comfort.paragraphs == config.paragraphs else comfort.paragraphs,
        )

    @property
    def column_to_keep(self) -> int:
        """The column's width where it differs from the settings, else 0."""
        column = self.pane.column
        return 0 if column == self.library.config.column_width else column

    def action_column(self, step: int) -> None:
        """Make the text column wider or narrower by `step` cells; 0 gives it its usual width."""
        column = self.pane.column + step if step else self.library.config.column_width
        self.pane.column = max(NARROWEST_COLUMN, min(WIDEST, column))
        self.say(f"Column of {self.pane.column} cells.")

    def action_line_spacing(self) -> None:
        """Set lines further apart, or close again."""
        spacing = 1 if self.pane.comfort.line_spacing > 1 else 2
        self.pane.comfort = self.pane.comfort._replace(line_spacing=spacing)
        self.say("Lines stand close." if spacing == 1 else "A blank line stands between two lines.")

    def action_paragraphs(self) -> None:
        """Part paragraphs by indenting them, or by blank lines again."""
        style = INDENTED if self.pane.comfort.paragraphs == SPACED else SPACED
        self.pane.comfort = self.pane.comfort._replace(paragraphs=style)
        self.say(f"Paragraphs are {'indented' if style == INDENTED else 'parted by blank lines'}.")
