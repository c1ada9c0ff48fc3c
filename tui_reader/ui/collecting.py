"""When garbage is collected: not while much is being made, and never again over what stays.

A full collection looks at every object there is. With a post of a megabyte laid out that takes
60 to 90 ms, in which no key is answered; nothing of a laid-out post ever needs it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_pauses = 0


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing meanwhile; what was made meanwhile is then left to its reference counts.

    What is garbage by now is collected before: afterwards it would never be. It is looked for only among what
    was made since the last pause, which takes a millisecond or two.
    """
    global _pauses
    if not _pauses:
        gc.collect()
    _pauses += 1
    gc.disable()
    try:
        yield
    finally:
        _pauses -= 1
        if not _pauses:
            resume()


def resume() -> None:
    """Collect from now on, but none of what there is."""
    gc.freeze()
    gc.enable()
