"""A block of code alone, to scroll through, to copy, and to hand to an editor or a pager."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tui_reader.document import highlight
from tui_reader.document.blocks import CodeBlock
from tui_reader.ui import keymap, programs
from tui_reader.ui.screens.alone import AloneScreen
from tui_reader.ui.widgets.code_view import CodeView

NO_EDITOR = "No editor was found: set EDITOR to yours."
NO_PAGER = "No pager was found: set PAGER to yours."


class CodeScreen(AloneScreen):
    """Shows a block of code."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.CODE)

    def __init__(self, code: CodeBlock) -> None:
        self._code = code
        lines = code.source.count("\n") + 1
        self._lines = "1 line" if lines == 1 else f"{lines:,} lines"
        named = f"Code {code.number}" + (f"  ·  {code.language}" if code.language else "")
        super().__init__(CodeView(code), named, self._lines)

    def action_copy(self) -> None:
        """Copy the code exactly as it is written."""
        self.copy(self._code.source, self._lines)

    def action_edit(self) -> None:
        """Open a copy of the code in the editor, at the line in view."""
        line = self._view.scroll_offset.y + 1
        self._hand_to(lambda path: programs.editor(os.environ, path, line), NO_EDITOR)

    def action_page(self) -> None:
        """Show the code in the pager."""
        pager = programs.pager(os.environ)
        self._hand_to(lambda path: [*pager, str(path)] if pager else None, NO_PAGER)

    def _hand_to(self, command: Callable[[Path], list[str] | None], missing: str) -> None:
        try:
            with _as_file(self._code) as path:
                words = command(path)
                wrong = programs.in_front(self.app, words) if words else missing
        except OSError as error:
            wrong = f"The code could not be handed over: {(error.strerror or 'unknown reason').lower()}."
        if wrong:
            self.say(wrong)


@contextmanager
def _as_file(code: CodeBlock) -> Iterator[Path]:
    """The code in a file that nobody else may read, as long as it is needed."""
    descriptor, name = tempfile.mkstemp(prefix=f"code-{code.number}-", suffix=highlight.ending(code.language))
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(f"{code.source}\n")
        yield path
    finally:
        path.unlink(missing_ok=True)
