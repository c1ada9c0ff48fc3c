"""What is seen in a body while its words are indexed: what it links to, and what it holds."""

from __future__ import annotations

from tui_reader.library import mentions
from tui_reader.library.traits import traits
from tui_reader.store.search import Indexed, Seen


def seen(indexed: Indexed) -> Seen:
    """Look through a body, and for what it holds through the whole article too, where that was fetched."""
    held = [*traits(indexed.body), *(traits(indexed.article) if indexed.article else ())]
    return Seen(mentions.targets(indexed), tuple(held))
