"""Turning a page of the list, by the number of posts, against a list that holds them all."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

from tests.bench import corpora, process
from tests.bench.figures import Figure
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, bare, reader, running
from tests.bench.timing import in_turn

COUNTS = (100, 10_000, 100_000)
ROUNDS = 5
TURNS = 5
"""Pages forth and back again for one sample: 100 posts have that many."""

PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"


def figures(shelf: Shelf) -> list[Figure]:
    """Key to painted, with 100,000 rows in an OptionList beside it."""
    with ExitStack() as stack:
        commands = {count: reader("--db", shelf.database(count)) for count in COUNTS}
        lists = {
            count: stack.enter_context(running(command, shelf.home())) for count, command in commands.items()
        }
        options = stack.enter_context(running(bare("options", str(COUNTS[-1])), shelf.home()))
        for count, terminal in lists.items():
            _ready(terminal, corpora.title(0).split()[0], count)
        _ready(options, "Bareright", COUNTS[-1])
        measures = {str(count): partial(_turn, terminal) for count, terminal in lists.items()}
        found = in_turn({**measures, "options": partial(_turn, options)}, ROUNDS)
    smallest, middle, largest = (found[str(count)] for count in COUNTS)
    return [
        Figure("page turn at 10,000", middle, "page turn at 100", smallest),
        Figure("page turn at 100,000", largest, "page turn at 100", smallest, 1.2),
        Figure("page turn at 100,000", largest, "OptionList of 100,000", found["options"], 0.5),
    ]


def _ready(terminal: Terminal, text: str, count: int) -> None:
    """Until it is drawn, its first page was turned, and nothing is left to do."""
    terminal.wait_for(text)
    terminal.settle()
    for key in (PAGE_DOWN, PAGE_UP):
        terminal.answer(key, quiet=1.0 if count > 1_000 else 0.3)
    process.wait_idle(terminal.process.pid)


def _turn(terminal: Terminal) -> float:
    """Milliseconds a turn, key to the last byte of its frame."""
    keys = [PAGE_DOWN] * TURNS + [PAGE_UP] * TURNS
    return sum(terminal.answer(key).milliseconds for key in keys) / len(keys)
