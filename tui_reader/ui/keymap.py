"""Every key of the program, in one place: widgets, foot, help, palette and README derive from it.

Each binding has an id, so that it can be remapped; its description is the word at the foot of
the screen, its tooltip the sentence of help and palette.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding

Keys = tuple[Binding, ...]


def _key(name: str, keys: str, action: str, sentence: str, word: str = "", group: str = "") -> Binding:
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


LIST: Keys = (
    _key("list.open", "enter,l,right,space", "open", "Read the post", word="read"),
    _key("list.down", "j,down", "move(1)", "Go down a row, past the last one to the next page"),
    _key("list.up", "k,up", "move(-1)", "Go up a row, past the first one to the page before"),
    _key("list.older", "right_square_bracket,pagedown", "turn(1)", "Turn to the older page"),
    _key("list.newer", "left_square_bracket,pageup", "turn(-1)", "Turn to the newer page"),
    _key("list.first", "g,home", "first", "Go to the newest post"),
    _key("list.last", "G,end", "last", "Go to the oldest post"),
    _key("list.other_panel", "tab,shift+tab", "screen.other_panel", "Go to the post"),
    _key("list.all", "escape", "screen.show_all", "List all posts again, not those of a tag", word="all"),
)
"""The list panel."""

PANE: Keys = (
    _key("post.follow", "enter", "follow", "Follow what is chosen", word="follow"),
    _key("post.copy_target", "y", "copy_target", "Copy the address of what is chosen", word="copy"),
    _key(
        "post.page_down",
        "space,pagedown,ctrl+f",
        "page(1)",
        "Read on; at the end, the next unread post",
        word="page",
    ),
    _key("post.page_up", "b,pageup,ctrl+b", "page(-1)", "Go back a page"),
    _key("post.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    _key("post.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    _key("post.down", "j,down", "line(1)", "Go down a line"),
    _key("post.up", "k,up", "line(-1)", "Go up a line"),
    _key("post.top", "g,home", "top", "Go to the beginning"),
    _key("post.bottom", "G,end", "bottom", "Go to the end"),
    _key("post.next_heading", "right_square_bracket", "heading(1)", "Go to the next heading"),
    _key("post.previous_heading", "left_square_bracket", "heading(-1)", "Go to the heading before"),
    _key("post.contents", "t", "screen.contents", "Show the contents, to go to a heading"),
    _key(
        "post.letters", "f", "letters", "Choose a link, footnote, picture … in view by letters", word="links"
    ),
    _key("post.number", "1,2,3,4,5,6,7,8,9", "number", "Choose one by its number"),
    _key("post.next_target", "tab", "target(1)", "Choose the next one"),
    _key("post.previous_target", "shift+tab", "target(-1)", "Choose the one before"),
    _key("post.code_right", "right_parenthesis", "shift(1)", "Move code in view to see more at its right"),
    _key("post.code_left", "left_parenthesis", "shift(-1)", "Move it back to the left"),
    _key("post.select", "v", "select", "Select text, beginning at the first word in view"),
    _key("post.find", "slash", "screen.find", "Find in the post", word="find"),
    _key("post.back", "h,left,escape", "back", "Go back to the list", word="back"),
)
"""The reading pane."""

FINDING: Keys = (
    _key("find.next", "n", "match(1)", "Go to the next match", group="match"),
    _key("find.previous", "N", "match(-1)", "Go to the match before", group="match"),
    _key("find.end", "escape", "end_find", "End the search", word="end"),
)
"""The reading pane while something is looked for: these keys then mean nothing else."""

FIND_LINE: Keys = (
    _key("find_line.next", "down", "step(1)", "Go to the next match, and go on typing"),
    _key("find_line.previous", "up", "step(-1)", "Go to the match before, and go on typing"),
    _key("find_line.words", "ctrl+t", "words", "Find whole words only, or parts of words too"),
    _key("find_line.regex", "ctrl+r", "regex", "Find a regular expression, or the words as they are"),
    _key("find_line.give_up", "escape", "give_up", "Give the search up, and go back to where it began"),
)
"""The line in which is typed what to find."""

SELECTING: Keys = (
    _key("select.copy", "y", "copy_selection", "Copy what is selected", word="copy"),
    _key("select.left", "h,left", "extend('left')", "Extend the selection by a character to the left"),
    _key("select.right", "l,right", "extend('right')", "Extend the selection by a character to the right"),
    _key("select.down", "j,down", "extend('down')", "Extend the selection down a line"),
    _key("select.up", "k,up", "extend('up')", "Extend the selection up a line"),
    _key("select.word", "w", "extend('word')", "Extend the selection to the next word"),
    _key("select.word_before", "b", "extend('word_before')", "Extend the selection to the word before"),
    _key("select.line_start", "0,home", "extend('line_start')", "Extend the selection to a line's start"),
    _key("select.line_end", "dollar_sign,end", "extend('line_end')", "Extend the selection to a line's end"),
    _key("select.top", "g", "extend('top')", "Extend the selection to the beginning"),
    _key("select.bottom", "G", "extend('bottom')", "Extend the selection to the end"),
    _key("select.page_down", "space,pagedown,ctrl+f", "extend_page(2)", "Extend the selection down a page"),
    _key("select.page_up", "pageup,ctrl+b", "extend_page(-2)", "Extend the selection up a page"),
    _key("select.half_down", "ctrl+d", "extend_page(1)", "Extend the selection down half a page"),
    _key("select.half_up", "ctrl+u", "extend_page(-1)", "Extend the selection up half a page"),
    _key("select.end", "escape,v", "end_selection", "Select nothing any more", word="end"),
)
"""The reading pane while text is being selected: these keys then mean nothing else."""

READER: Keys = (
    _key("reader.next", "J", "neighbor(1)", "Read the next post", group="next/previous"),
    _key("reader.previous", "K", "neighbor(-1)", "Read the previous post", group="next/previous"),
    _key("reader.next_unread", "n", "unread(1)", "Read the next unread post", word="unread"),
    _key("reader.previous_unread", "N", "unread(-1)", "Read the previous unread post"),
    _key("reader.go_back", "backspace,H", "go_back", "Go back to where a link was followed"),
    _key("reader.go_forward", "L", "go_forward", "Go again where you came back from"),
    _key("reader.mark", "m", "mark", "Mark the post read or unread", word="mark"),
    _key("reader.star", "s", "star", "Star the post, or take the star away", word="star"),
    _key("reader.undo", "u,ctrl+z", "undo", "Undo the last change of marks", word="undo"),
    _key("reader.browser", "o", "browser", "Open the post in the browser"),
    _key("reader.copy_link", "Y", "copy_link", "Copy the post's link"),
    _key("reader.write", "w", "write", "Write the post as a Markdown file into the present folder"),
    _key("reader.edit", "e", "edit", "Edit a post of a folder, at the line in view"),
    _key("reader.source", "backslash", "source", "Show the post's source text, or the post again"),
    _key("reader.pipe", "vertical_line", "pipe", "Give the post's Markdown to a command"),
    _key("reader.refresh", "r,f5", "refresh", "Look for new posts"),
    _key("reader.alone", "z,f11", "alone", "Show the post alone, or the list beside it"),
    _key("reader.narrower", "less_than_sign", "column(-4)", "Make the text column narrower"),
    _key("reader.wider", "greater_than_sign", "column(4)", "Make the text column wider"),
    _key("reader.usual_width", "equals_sign", "column(0)", "Give the text column its usual width"),
    _key("reader.theme", "T", "app.theme", "Change the theme"),
    _key("reader.help", "question_mark,f1", "app.help", "Show all keys", word="help"),
    _key("reader.leave", "q", "leave", "Go back; from the list, leave the program"),
)
"""What works in both panels."""

APP: Keys = (
    _key("app.palette", "ctrl+p,colon", "command_palette", "Find a command by its name"),
    Binding(
        "ctrl+q",
        "quit",
        "Leave the program",
        id="app.quit",
        show=False,
        priority=True,
        tooltip="Leave the program",
    ),
    # Textual copies a selection with it, and otherwise says how to leave.
    Binding("ctrl+c", "help_quit", id="app.copy", show=False, system=True, tooltip="Copy what is selected"),
)
"""What works everywhere."""

HELP: Keys = (
    _key("help.filter", "slash", "filter", "Find a key by its words", word="find"),
    _key("help.down", "j,down", "line(1)", "Go down a line"),
    _key("help.up", "k,up", "line(-1)", "Go up a line"),
    _key("help.page_down", "space,pagedown", "page(1)", "Go down a page"),
    _key("help.page_up", "b,pageup", "page(-1)", "Go up a page"),
    _key("help.close", "escape,q,question_mark,f1", "close", "Close", word="close"),
)
"""The help screen."""

PICTURE: Keys = (
    _key("picture.close", "escape,q,enter,h,left", "close", "Go back to the post", word="back"),
    _key("picture.browser", "o", "browser", "Open the picture in the browser", word="browser"),
)
"""A picture on the whole screen."""

ALONE: Keys = (
    _key("alone.down", "j,down", "line(1)", "Go down a line"),
    _key("alone.up", "k,up", "line(-1)", "Go up a line"),
    _key("alone.right", "l,right", "side(1)", "Go to the right"),
    _key("alone.left", "h,left", "side(-1)", "Go to the left"),
    _key("alone.right_edge", "dollar_sign", "edge(1)", "Go to the right edge"),
    _key("alone.left_edge", "0", "edge(-1)", "Go to the left edge"),
    _key("alone.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    _key("alone.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
    _key("alone.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    _key("alone.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    _key("alone.top", "g,home", "top", "Go to the beginning"),
    _key("alone.bottom", "G,end", "bottom", "Go to the end"),
    _key("alone.close", "escape,q,backspace", "screen.close", "Go back to the post", word="back"),
    _key("alone.help", "question_mark,f1", "app.help", "Show all keys", word="help"),
)
"""Code or a table on a screen of its own."""

PEEK: Keys = (
    _key("note.go", "enter", "go", "Go to the footnote, where the others are", word="go to it"),
    _key("note.close", "escape,q,h,left,backspace", "close", "Go back to the text", word="back"),
    _key("note.down", "j,down", "line(1)", "Go down a line"),
    _key("note.up", "k,up", "line(-1)", "Go up a line"),
    _key("note.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    _key("note.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
)
"""A footnote shown over the post."""

CODE: Keys = (
    _key("code.copy", "y", "copy", "Copy the code exactly as it is written", word="copy"),
    _key("code.edit", "e", "edit", "Open the code in the editor", word="editor"),
    _key("code.page", "vertical_line", "page", "Show the code in the pager", word="pager"),
)
"""Code alone."""

TABLE: Keys = (
    _key("table.records", "v", "records", "Show each row as a record, or the table again", word="records"),
    _key("table.markdown", "y,m", "copy('Markdown')", "Copy the table as Markdown", word="copy"),
    _key("table.csv", "c", "copy('CSV')", "Copy the table as CSV", word="CSV"),
    _key("table.tsv", "t", "copy('TSV')", "Copy the table as TSV", word="TSV"),
)
"""A table alone."""

WITH_A_TARGET = frozenset({"post.follow", "post.copy_target"})
"""What stands at the foot beside the address of what is chosen."""

CONTENTS: Keys = (
    _key("contents.down", "down,ctrl+n", "move(1)", "Go down a heading"),
    _key("contents.up", "up", "move(-1)", "Go up a heading"),
    _key("contents.page_down", "pagedown", "page(1)", "Go down a page"),
    _key("contents.page_up", "pageup", "page(-1)", "Go up a page"),
    _key("contents.go", "enter", "go", "Go to the heading", word="go"),
    _key("contents.close", "escape", "close", "Go back to where you were", word="close"),
)
"""The contents of a post."""

ASKING: Keys = (_key("asking.give_up", "escape", "give_up", "Give up", word="give up"),)
"""The line that is typed into."""

GROUPS: tuple[tuple[str, Keys], ...] = (
    ("The list", LIST),
    ("The post", PANE),
    ("While selecting", SELECTING),
    ("While finding", FINDING),
    ("Typing what to find", FIND_LINE),
    ("Both panels", READER),
    ("A footnote", PEEK),
    ("Code or table alone", ALONE),
    ("Code alone", CODE),
    ("A table alone", TABLE),
    ("Everywhere", APP),
)
"""The groups of help, README and palette, in their order."""


class FootKey(NamedTuple):
    """One entry of the screen's last line."""

    shown: str
    """The keys as a person reads them: `enter`, `J/K`."""
    word: str
    key: str
    """What to press when it is clicked."""


def spelled(key: str) -> str:
    """A key as a person reads it: `^d` for `ctrl+d`, `?` for `question_mark`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _SPELLED.get(key, key)


def all_keys(binding: Binding, chosen: Mapping[str, str] = MappingProxyType({})) -> str:
    """All keys of a binding, for help and README: `enter l → space`.

    Args:
        binding: One of this module's.
        chosen: Keys that take the place of its own, by binding id, as `chosen_keys` gives them.
    """
    return " ".join(spelled(key) for key in chosen.get(binding.id or "", binding.key).split(","))


def chosen_keys(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings' keys in Textual's names: `?` is `question_mark`, `^d` is `ctrl+d`.

    An id that no binding has is left out.
    """
    return {
        name: ",".join(_named(key.strip()) for key in keys.split(",") if key.strip())
        for name, keys in settings.items()
        if name in _RANKS
    }


def complaint(settings: Mapping[str, str]) -> str:
    """A sentence about ids in the settings that no binding has, or empty."""
    unknown = [f"“{name}”" for name in settings if name not in _RANKS]
    return f"The settings give keys to {', '.join(unknown)}: nothing is called that." if unknown else ""


def _named(key: str) -> str:
    if key.startswith("^") and len(key) > 1:
        return f"ctrl+{key[1:]}"
    return _NAMED.get(key, key)


def foot_keys(active: Iterable[ActiveBinding], *, only: Container[str] | None = None) -> tuple[FootKey, ...]:
    """The foot's entries from a screen's active bindings: each action once, groups together.

    Args:
        active: The bindings of what has the focus and all around it.
        only: The ids to which the others give way.
    """
    found: dict[str, FootKey] = {}
    for _, binding, enabled, _ in _in_order(active):
        if not (binding.show and enabled) or (only is not None and binding.id not in only):
            continue
        name = binding.group.description if binding.group else binding.action
        if name not in found:
            found[name] = FootKey(spelled(binding.key), binding.description, binding.key)
        elif binding.group:
            found[name] = found[name]._replace(shown=f"{found[name].shown}/{spelled(binding.key)}")
    return tuple(found.values())


def _in_order(active: Iterable[ActiveBinding]) -> Iterator[ActiveBinding]:
    """In the order of this module, whatever Textual's own."""
    known = [binding for binding in active if binding.binding.id in _RANKS]
    return iter(sorted(known, key=lambda binding: _RANKS[binding.binding.id]))


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
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "dollar_sign": "$",
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

_RANKS: Mapping[str | None, int] = {
    binding.id: rank
    for rank, binding in enumerate(
        [
            *(*LIST, *SELECTING, *FINDING, *FIND_LINE, *PANE, *READER, *APP, *HELP),
            *(*PEEK, *CODE, *TABLE, *ALONE, *PICTURE, *CONTENTS),
        ]
    )
}
