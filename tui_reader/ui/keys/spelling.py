"""Keys as people write them, and as Textual names them."""

from __future__ import annotations


def spelled(key: str) -> str:
    """A key as a person reads it: `^d` for `ctrl+d`, `?` for `question_mark`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _SPELLED.get(key, key)


def named(key: str) -> str:
    """Textual's name of a key: `question_mark` for `?`, `ctrl+d` for `^d`."""
    if key.startswith("^") and len(key) > 1:
        return f"ctrl+{key[1:]}"
    return _NAMED.get(key, key)


_SPELLED = {
    "question_mark": "?",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "colon": ":",
    "backslash": "\\",
    "vertical_line": "|",
    "slash": "/",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "shift+down": "shift+↓",
    "shift+up": "shift+↑",
    "plus": "+",
    "delete": "Del",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "dollar_sign": "$",
    "number_sign": "#",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
    "f5": "F5",
    "f11": "F11",
}

_NAMED = {shown: name for name, shown in _SPELLED.items()}
