"""The house's walls, seen from a running interpreter: the twin of the import contracts."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui_reader

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


DOORS = {
    "httpx": ("tui_reader/sources/http.py",),
    "feedparser": ("tui_reader/sources/feed.py",),
    "sqlite3": ("tui_reader/store/",),
    "textual": ("tui_reader/ui/",),
    "PIL": ("tui_reader/library/pictures/decode.py", "tui_reader/library/pictures/rendering.py"),
}


@pytest.mark.parametrize("package", DOORS)
def test_each_library_has_one_door(package: str) -> None:
    root = Path(tui_reader.__file__).parent
    importing = {
        path.relative_to(root.parent).as_posix()
        for path in root.rglob("*.py")
        if package in imported_by(ast.parse(path.read_text("utf-8")))
    }
    assert importing
    assert all(path.startswith(DOORS[package]) for path in importing), importing


def imported_by(tree: ast.Module) -> set[str]:
    """The top-level packages a module imports when it runs; imports for types alone don't count."""
    packages: set[str] = set()
    for node in _outside_type_checking(tree):
        if isinstance(node, ast.Import):
            packages |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            packages.add(node.module.split(".")[0])
    return packages


def _outside_type_checking(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from _outside_type_checking(child)
