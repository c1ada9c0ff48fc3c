"""What is seen in a body while its words are indexed: what it links to, and what it holds."""

from __future__ import annotations

from tui_reader.library import mentions
from tui_reader.library.traits import traits
from tui_reader.store.search import Indexed, Seen


def seen(indexed: Indexed) -> Seen:
    """Look through a body."""
    return Seen(mentions.targets(indexed), tuple(traits(indexed.body)))
