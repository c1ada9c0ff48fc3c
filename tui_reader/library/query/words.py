"""The words a condition looks for in the text, by which an opened post shows where they are."""

from __future__ import annotations

from tui_reader.conditions import All, Any, Condition, Near, Part, Words

_IN_TEXT = (Part.ALL, Part.TEXT)


def words(condition: Condition) -> tuple[str, ...]:
    """What is looked for in texts; nothing that is denied."""
    match condition:
        case Words(text, part) if part in _IN_TEXT:
            return (text,)
        case Near(texts, _, part) if part in _IN_TEXT:
            return texts
        case All(parts) | Any(parts):
            return tuple(dict.fromkeys(word for part in parts for word in words(part)))
        case _:
            return ()
