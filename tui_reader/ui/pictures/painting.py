"""What every kind of painter offers to the widgets that show pictures."""

from __future__ import annotations

from typing import Protocol

from rich.segment import Segment

from tui_reader.library.pictures.picture import Kind, Rendering
from tui_reader.ui.pictures.fitting import Box


class Painting(Protocol):
    """A picture, ready to be drawn row by row."""

    @property
    def box(self) -> Box:
        """Its size in cells."""

    def row(self, number: int) -> list[Segment]:
        """The segments of one row, exactly as wide as the box."""

    @property
    def overlay(self) -> Segment | None:
        """What is written after the last row, once the picture stands whole and still; takes no cells."""

    def release(self) -> None:
        """Give back what the terminal keeps for it."""


class Painter(Protocol):
    """Makes paintings of one kind."""

    @property
    def kind(self) -> Kind:
        """What it wants to be given."""

    async def paint(self, rendering: Rendering) -> Painting:
        """Prepare a rendering, in slices, so that keys and frames get their turn in between."""

    def close(self) -> None:
        """Give back what the terminal keeps for every painting."""
