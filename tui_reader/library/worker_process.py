"""What a process of `processes` does: it takes a function from its input, calls it, and answers."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import IO, Any, TypeAlias

Outcome: TypeAlias = tuple[bool, Any]
"""Whether a function returned, and what; else what it raised."""

_LENGTH = 8
"""Bytes before each message that tell how long it is."""


def serve(nice: int) -> None:
    """Call one function after the other, until the input ends; others come first by so much."""
    os.nice(nice)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program; this ends with it
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints is no answer
    while True:
        try:
            work, args = receive(requests)
        except EOFError:
            return
        send(answers, _outcome(work, args))


def send(stream: IO[bytes], message: object) -> None:
    """Write a message."""
    _write(stream, pickle.dumps(message, pickle.HIGHEST_PROTOCOL))


def receive(stream: IO[bytes]) -> Any:  # as pickle types it
    """Wait for a message.

    Raises:
        EOFError: The other side has ended.
    """
    length = int.from_bytes(stream.read(_LENGTH), "big")
    packed = stream.read(length)
    if not length or len(packed) < length:
        raise EOFError
    return pickle.loads(packed)


def get_ready() -> None:
    """Import what feeds and posts need."""
    from tui_reader.library import article, incoming  # noqa: F401


def _outcome(work: Any, args: tuple[object, ...]) -> Outcome:
    try:
        return True, work(*args)
    except Exception as error:  # noqa: BLE001  # the boundary of the gate: it is raised on the other side
        return False, _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or its words where it can't be sent: not every exception can be made again."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  # what comes of an exception's own code can be anything
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _write(stream: IO[bytes], packed: bytes) -> None:
    stream.write(len(packed).to_bytes(_LENGTH, "big"))
    stream.write(packed)
    stream.flush()
