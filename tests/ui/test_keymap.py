"""Keys are declared once, can all be pressed in every terminal, and never mean two things."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from textual.binding import Binding

from tui_reader.ui import keymap
from tui_reader.ui.keymap import (
    APP,
    CONTENTS,
    FIND_LINE,
    FINDING,
    GROUPS,
    HELP,
    LIST,
    PANE,
    READER,
    SELECTING,
    Keys,
)

ALONE, CODE, PEEK, TABLE = keymap.ALONE, keymap.CODE, keymap.PEEK, keymap.TABLE
ALL = (
    *(*LIST, *PANE, *READER, *APP, *HELP, *SELECTING, *FINDING, *FIND_LINE, *CONTENTS),
    *(*ALONE, *CODE, *PEEK, *TABLE),
)

NEVER_ARRIVES = re.compile(
    r"ctrl\+(i|m|j|left_square_bracket|h|at)$"  # tab, enter, enter, escape, backspace, null
    r"|ctrl\+shift\+|shift\+enter|ctrl\+enter|super\+|alt\+|meta\+|hyper\+"
)
"""Keys that many terminals send as other keys, keep for themselves, or do not send at all."""


def keys(binding: Binding) -> list[str]:
    return binding.key.split(",")


@pytest.mark.parametrize("binding", ALL, ids=lambda binding: binding.id)
def test_every_action_has_a_key_that_arrives_in_every_terminal(binding: Binding) -> None:
    assert any(not NEVER_ARRIVES.match(key) for key in keys(binding))


def test_the_lint_would_catch_the_keys_that_do_not_arrive() -> None:
    for key in ("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+shift+x", "shift+enter", "super+f3", "alt+x"):
        assert NEVER_ARRIVES.match(key)
    for key in ("ctrl+d", "ctrl+f", "tab", "enter", "shift+tab"):
        assert not NEVER_ARRIVES.match(key)


def test_every_binding_has_an_id_of_its_own_and_a_sentence() -> None:
    assert [binding for binding in ALL if not binding.id or not binding.tooltip] == []
    assert [name for name, times in Counter(binding.id for binding in ALL).items() if times > 1] == []


@pytest.mark.parametrize(
    "together",
    [
        (LIST, READER, APP),
        (PANE, READER, APP),
        (HELP, APP),
        (SELECTING, APP),
        (FIND_LINE, APP),
        (CONTENTS, APP),
        (ALONE, CODE, APP),
        (ALONE, TABLE, APP),
        (PEEK, APP),
    ],
)
def test_no_key_means_two_things_in_one_place(together: tuple[Keys, ...]) -> None:
    times = Counter(key for group in together for binding in group for key in keys(binding))
    assert [key for key, count in times.items() if count > 1] == []


def test_ctrl_d_is_half_a_page_and_nothing_that_changes_anything() -> None:
    assert [binding.id for binding in ALL if "ctrl+d" in keys(binding)] == [
        "list.half_down",
        "post.half_down",
        "help.half_down",
        "select.half_down",
        "alone.half_down",
    ]


def test_escape_never_leaves_the_program() -> None:
    leaving = {"reader.leave", "app.quit"}
    assert not any("escape" in keys(binding) for binding in ALL if binding.id in leaving)


def test_keys_are_spelled_as_a_person_reads_them() -> None:
    assert keymap.spelled("ctrl+d") == "^d"
    assert keymap.spelled("question_mark") == "?"
    assert keymap.spelled("J") == "J"
    assert keymap.all_keys(LIST[0]) == "enter l → space"


def test_no_key_shows_as_its_textual_name() -> None:
    shown = [key for _, group in GROUPS for binding in group for key in keymap.all_keys(binding).split()]
    assert [key for key in shown if "_" in key] == []
