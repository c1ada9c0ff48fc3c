"""What a setting's written value may be. A check gives back the value that is meant."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import field
from typing import TypeVar

Check = Callable[[object], object]
"""Gives back the value that a setting's written one means, or raises `WrongError`."""


T = TypeVar("T")


def setting(usual: T, check: Check) -> T:
    """A field of settings, with the check of what the file says about it."""
    return field(default=usual, metadata={"check": check})


class WrongError(Exception):
    """A value that can't be; its text says what could: "a number from 20 to 200"."""


def text(value: object) -> object:
    """A name."""
    if not isinstance(value, str) or not value or not value.isprintable():
        raise WrongError("a name in quotes")
    return value


def flag(value: object) -> object:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongError("true or false")
    return value


def whole(least: int, most: int) -> Check:
    """A whole number between bounds."""

    def check(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise WrongError(f"a whole number from {least:,} to {most:,}")
        return value

    return check


def seconds(value: object) -> object:
    """A time a person would wait, in seconds."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 1 <= value <= 600:
        raise WrongError("a number of seconds from 1 to 600")
    return float(value)


def one_of(*choices: str) -> Check:
    """One of a few words."""

    def check(value: object) -> object:
        if value not in choices:
            raise WrongError("one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    return check


def command(value: object) -> tuple[str, ...]:
    """A command line, taken apart as a shell does it."""
    try:
        if isinstance(value, str):
            return tuple(shlex.split(value))
    except ValueError:
        pass
    raise WrongError('a command in quotes, as in "firefox --new-tab"')
