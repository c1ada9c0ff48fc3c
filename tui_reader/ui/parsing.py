"""Parsing all of a post, so that keys and frames get their turn in between."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from tui_reader.ui.widgets.sheet import SLICE

if TYPE_CHECKING:
    from tui_reader.document.document import Document


async def parse(document: Document) -> None:
    """Parse all there is of a document: a megabyte takes a second."""
    index, pause = 0, monotonic() + SLICE
    while document.placed(index):
        index += 1
        if monotonic() > pause:
            await asyncio.sleep(0)
            pause = monotonic() + SLICE
