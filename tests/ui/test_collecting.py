"""When garbage is collected."""

from __future__ import annotations

import gc
import weakref

from tui_reader.ui import collecting


class Knot:
    """Something that leads to itself, as an error does that a frame holds."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_of_before_a_pause_is_not_kept_for_ever() -> None:
    gc.disable()
    knot = weakref.ref(Knot())
    assert knot() is not None
    try:
        with collecting.paused():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert knot() is None
    finally:
        gc.unfreeze()
