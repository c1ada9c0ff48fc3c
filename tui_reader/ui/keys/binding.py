"""How a key of the program is declared."""

from __future__ import annotations

from textual.binding import Binding

Keys = tuple[Binding, ...]


def key(name: str, keys: str, action: str, sentence: str, word: str = "", group: str = "") -> Binding:
    """A binding, in the foot of the screen when it has a `word` or stands in a `group` that has one."""
    return Binding(
        keys,
        action,
        word or group or sentence,
        id=name,
        tooltip=sentence,
        show=bool(word or group),
        group=Binding.Group(group, compact=True) if group else None,
    )
