"""The house's walls, seen from a running interpreter: the twin of the import contracts."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("textual", "httpx", "feedparser", "PIL", "pygments", "markdown_it", "ftfy")


def loaded_by(statement: str) -> set[str]:
    """The modules a fresh interpreter holds after a statement."""
    listing = f"import sys\n{statement}\nprint(*sys.modules)"
    command = [sys.executable, "-c", listing]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(ran.stdout.split())


@pytest.mark.parametrize("room", ["library.library", "cli.main", "cli.verbs"])
def test_no_room_below_the_screen_loads_textual(room: str) -> None:
    assert "textual" not in loaded_by(f"import tui_reader.{room}")


def test_the_library_loads_nothing_heavy_before_it_is_needed() -> None:
    assert loaded_by("import tui_reader.library.library").isdisjoint(HEAVY)


@pytest.mark.parametrize("room", ["text.clean", "document.layout", "store.database", "sources.folder"])
def test_the_rooms_are_strangers_to_each_other(room: str) -> None:
    rooms = {"sources", "document", "store", "library", "ui", "cli"} - {room.split(".")[0]}
    loaded = loaded_by(f"import tui_reader.{room}")
    assert not {name for name in loaded if name.startswith("tui_reader.") and name.split(".")[1] in rooms}
