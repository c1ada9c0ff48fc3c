"""A library of 1,000, 10,000 and 100,000 posts: what a person does with it, against the smallest of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from tests.bench import corpora, great_library, process, stored
from tests.bench.figures import Figure
from tests.bench.great_library import COMMON, MEDIUM, PHRASE, RARE
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, bare, reader, running
from tests.bench.timing import against_smallest, in_turn

COUNTS = (1_000, 10_000, 100_000)
ROUNDS = 3

ESCAPE, ENTER = "\x1b", "\r"
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"

Act = Callable[[Terminal], float]


def figures(shelf: Shelf) -> list[Figure]:
    """From the key to what it shows, in the program as it runs; then what else the library does."""
    starts = {count: partial(_started, shelf, count) for count in COUNTS}
    found = against_smallest("start to first page", starts, ROUNDS)
    with ExitStack() as stack:
        lists = {count: stack.enter_context(_opened(shelf, count)) for count in COUNTS}
        found += _memory(shelf, lists)
        for name, act in ACTS.items():
            found += against_smallest(
                name, {count: partial(act, terminal) for count, terminal in lists.items()}, ROUNDS
            )
        found += against_smallest("memory after all that", _residents(lists), 1, unit="MB")
    return [*found, *stored.figures(shelf, COUNTS)]


def _started(shelf: Shelf, count: int) -> float:
    with running(reader("--db", shelf.great(count)), shelf.home()) as terminal:
        return terminal.wait_for(_number(0))


@contextmanager
def _opened(shelf: Shelf, count: int) -> Iterator[Terminal]:
    with running(reader("--db", shelf.great(count)), shelf.home()) as terminal:
        terminal.wait_for(_number(0))
        terminal.settle(1.0)
        process.wait_idle(terminal.process.pid)
        yield terminal


def _memory(shelf: Shelf, lists: dict[int, Terminal]) -> list[Figure]:
    """What a list takes that has just been opened, with a post beside it."""
    with running(bare("app"), shelf.home()) as terminal:
        terminal.wait_for("Bareright")
        terminal.settle(1.0)
        found = in_turn(
            {"bare": lambda: _resident(terminal), "ours": lambda: _resident(lists[COUNTS[-1]])}, 1, unit="MB"
        )
    return [Figure("memory, 100,000 posts", found["ours"], "bare Textual app", found["bare"], 2.0)]


def _residents(lists: dict[int, Terminal]) -> dict[int, Callable[[], float]]:
    return {count: partial(_resident, terminal) for count, terminal in lists.items()}


def _resident(terminal: Terminal) -> float:
    return process.resident(terminal.process.pid)


def _number(number: int) -> str:
    """What of a post's title stands in the list in one piece, whatever is marked in it."""
    return corpora.title(number).split()[0].removeprefix("Post")


def _keys(*keys: str, back: str = "") -> Act:
    """Press keys one after the other, the mean of a key; then go back to where it began."""

    def act(terminal: Terminal) -> float:
        took = [terminal.answer(key).milliseconds for key in keys]
        if back:
            terminal.answer(back)
            terminal.settle(0.15)
        return sum(took) / len(took)

    return act


def _typed(opener: str, words: str, newest: int) -> Act:
    """Open the line and type all but the last letter; from that letter on until the first row shows."""

    def act(terminal: Terminal) -> float:
        terminal.answer(opener + words[:-1])
        terminal.settle(0.3)
        took = terminal.shows(words[-1], _number(newest))
        terminal.settle(0.3)
        terminal.answer(ESCAPE)
        terminal.settle(0.2)
        return took

    return act


def _turned(opener: str, words: str) -> Act:
    """Search, go to the list, and turn pages there, the mean of a turn."""

    def act(terminal: Terminal) -> float:
        terminal.answer(opener + words)
        terminal.settle(0.3)
        terminal.answer(ENTER)
        terminal.settle(0.3)
        took = _keys(PAGE_DOWN, PAGE_DOWN, PAGE_UP, PAGE_UP)(terminal)
        terminal.answer(ESCAPE)
        terminal.settle(0.2)
        return took

    return act


def _sorted(letter: str) -> Act:
    """Choose from the menu, and go back to the newest first."""

    def act(terminal: Terminal) -> float:
        took = []
        for choice in (letter, "n"):
            terminal.shows("S", "Sort the list")
            terminal.settle(0.1)
            took.append(terminal.answer(choice).milliseconds)
            terminal.settle(0.2)
        return took[0]

    return act


def _undone(keys: str) -> Act:
    """Change something and take it back: the mean of both."""

    def act(terminal: Terminal) -> float:
        took = [terminal.answer(key).milliseconds for key in (keys, "u")]
        terminal.settle(0.2)
        return sum(took) / 2

    return act


ACTS: dict[str, Act] = {
    "page turn": _keys(PAGE_DOWN, PAGE_DOWN, PAGE_UP, PAGE_UP),
    "last page": _keys("G", back="g"),
    "scope": _keys("2", "3", "1"),
    "sort by title": _sorted("t"),
    "sort by length": _sorted("l"),
    "filter keystroke": _typed("/", corpora.title(3)[:4], 0),
    "filter keystroke, mistyped": _typed("/", "authro", 0),
    "search of a rare word": _typed("F", RARE, great_library.SAID),
    "search of a medium word": _typed("F", MEDIUM, great_library.SAID),
    "search of a common word": _typed("F", COMMON, 0),
    "search of a phrase": _typed("F", f'"{PHRASE}"', great_library.first_with_phrase()),
    "page turn in a search": _turned("F", COMMON),
    "mark one, undo": _undone("m"),
}
