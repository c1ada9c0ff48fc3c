"""The README's table of keys, derived from the bindings: `python -m tests.project.readme` rewrites it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from tests.project.repository import ROOT
from tui_reader.ui import keymap

README = ROOT / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def with_fresh_keys(text: str) -> str:
    """The README with the table between its markers made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{_tables()}\n{END}{after}"


def _tables() -> str:
    return "\n".join(_table(name, bindings) for name, bindings in keymap.GROUPS)


def _table(name: str, bindings: Iterable[Binding]) -> str:
    rows = "".join(f"| {_keys(each)} | {each.tooltip} | `{each.id}` |\n" for each in bindings)
    return f"| {name} | | name |\n|---|---|---|\n{rows}"


def _keys(binding: Binding) -> str:
    keys = " ".join(f"`{keymap.spelled(key)}`" for key in binding.key.split(","))
    return keys.replace("|", "\\|")  # a bar ends a cell, within code too


if __name__ == "__main__":
    README.write_text(with_fresh_keys(README.read_text("utf-8")), "utf-8")
