"""Where the bundled guide blog lies: in the wheel, or in the checkout's assets."""

from __future__ import annotations

from pathlib import Path

import tui_reader

TITLE = "The tui-reader guide"


def folder() -> Path:
    """The folder of the guide's posts."""
    package = Path(tui_reader.__file__).resolve().parent
    bundled = package / "guide"
    return bundled if bundled.is_dir() else package.parent / "assets" / "guide"
