"""A library of 1,000, 10,000 and 100,000 posts: what a person does with it, against the smallest of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from tests.bench import corpora, process
from tests.bench.figures import Figure, Measured
from tests.bench.great_library import COMMON, MEDIUM, PHRASE, RARE
from tests.bench.shelf import Shelf
from tests.bench.terminal import Terminal, reader, running
from tests.bench.timing import in_turn

COUNTS = (1_000, 10_000, 100_000)
ROUNDS = 5
BUDGET = 2.0

ESCAPE = "\x1b"
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"

Act = Callable[[Terminal], float]


def figures(shelf: Shelf) -> list[Figure]:
    """From the key to the last byte drawn, in the program as it runs."""
    with ExitStack() as stack:
        lists = {count: stack.enter_context(_opened(shelf, count)) for count in COUNTS}
        found = [each for name, act in ACTS.items() for each in _figures(name, act, lists)]
        return [*found, *_figures("memory", _resident, lists, unit="MB"), *_sizes(shelf)]


@contextmanager
def _opened(shelf: Shelf, count: int) -> Iterator[Terminal]:
    with running(reader("--db", shelf.great(count)), shelf.home()) as terminal:
        terminal.wait_for(corpora.title(0).split()[0])
        terminal.settle(1.0)
        process.wait_idle(terminal.process.pid)
        yield terminal


def _figures(name: str, act: Act, lists: dict[int, Terminal], unit: str = "ms") -> list[Figure]:
    measures = {str(count): partial(act, terminal) for count, terminal in lists.items()}
    found = in_turn(measures, ROUNDS, unit=unit)
    smallest = found[str(COUNTS[0])]
    return [
        Figure(f"{name}, {count:,} posts", found[str(count)], f"{COUNTS[0]:,} posts", smallest, BUDGET)
        for count in COUNTS[1:]
    ]


def _keys(*keys: str, back: str = "") -> Act:
    """Press keys one after the other, the mean of a key; then go back to where it began."""

    def act(terminal: Terminal) -> float:
        took = [terminal.answer(key).milliseconds for key in keys]
        if back:
            terminal.answer(back)
            terminal.settle(0.15)
        return sum(took) / len(took)

    return act


def _typed(opener: str, words: str) -> Act:
    """Open the line and type all but the last letter; that letter is what is measured."""

    def act(terminal: Terminal) -> float:
        terminal.answer(opener + words[:-1])
        terminal.settle(0.3)
        # The letter is drawn at once, then what is found. Half a second after it the cursor blinks.
        took = terminal.answer(words[-1], quiet=0.2).milliseconds
        terminal.answer(ESCAPE)
        terminal.settle(0.3)
        return took

    return act


def _sorted(letter: str) -> Act:
    """Choose from the menu, and go back to the newest first."""

    def act(terminal: Terminal) -> float:
        took = 0.0
        for choice in (letter, "n"):
            terminal.answer("S")
            took = took or terminal.answer(choice).milliseconds
            terminal.settle(0.3)
        return took

    return act


def _undone(keys: str) -> Act:
    """Change something and take it back: the mean of both."""

    def act(terminal: Terminal) -> float:
        took = [terminal.answer(key).milliseconds for key in (keys, "u")]
        terminal.settle(0.3)
        return sum(took) / 2

    return act


ACTS: dict[str, Act] = {
    "page turn": _keys(PAGE_DOWN, PAGE_DOWN, PAGE_UP, PAGE_UP),
    "last page": _keys("G", back="g"),
    "scope": _keys("2", "3", "1"),
    "sort by title": _sorted("t"),
    "sort by length": _sorted("l"),
    "filter keystroke": _typed("/", corpora.title(3)[:4]),
    "filter keystroke, mistyped": _typed("/", "authro"),
    "search of a rare word": _typed("F", RARE),
    "search of a medium word": _typed("F", MEDIUM),
    "search of a common word": _typed("F", COMMON),
    "search of a phrase": _typed("F", f'"{PHRASE}"'),
    "mark one, undo": _undone("m"),
}


def _resident(terminal: Terminal) -> float:
    return process.resident(terminal.process.pid)


def _sizes(shelf: Shelf) -> list[Figure]:
    smallest = _per_post(shelf.great(COUNTS[0]), COUNTS[0])
    return [
        Figure(
            f"database, {count:,} posts, a post",
            _per_post(shelf.great(count), count),
            "1,000 posts",
            smallest,
        )
        for count in COUNTS[1:]
    ]


def _per_post(path: Path, count: int) -> Measured:
    return Measured((path.stat().st_size / count / 1024,), "KB")
