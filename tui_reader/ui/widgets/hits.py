"""What the list shows of the words that were asked for: where they stand in its rows, and in the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui_reader.conditions import Condition, Part
from tui_reader.library.spotting import Spotter
from tui_reader.models import Headline, PostId, Snippet
from tui_reader.text import width as measure
from tui_reader.ui.widgets.paint import Piece, cells_of, cut

FOUND = "found"
"""The style of what was asked for."""

_LEAD = 3
"""A snippet shows at most this part of the line before the word that was found."""

_NAME = 3
"""The name of its source takes at most this part."""


@dataclass(frozen=True)
class Hits:
    """Marks what was asked for."""

    titles: Spotter
    names: Spotter
    """Of tags, authors and sources."""
    snippets: Mapping[PostId, Snippet]

    @classmethod
    def of(cls, condition: Condition, snippets: Mapping[PostId, Snippet]) -> Hits:
        """What stands in the rows of a list that a condition made."""
        return cls(
            Spotter(condition, Part.ALL, Part.TITLE, Part.HEADLINE),
            Spotter(condition, Part.HEADLINE, Part.TAG, Part.AUTHOR, Part.SOURCE),
            snippets,
        )

    def title(self, text: str, names: str) -> list[Piece]:
        """A title in pieces."""
        return marked(text, self.titles.spots(text), names)

    def names_in(self, text: str) -> list[Piece]:
        """The names of a row in pieces."""
        return marked(text, self.names.spots(text), "dim")

    def author(self, headline: Headline) -> str:
        """The author that was asked for, whom a row doesn't show otherwise."""
        return next((author for author in headline.authors if self.names.spots(author)), "")

    def below(self, headline: Headline, source: str, room: int) -> list[Piece]:
        """Whose post it is and what its text says, in so many cells; nothing where no text was searched."""
        found = self.snippets.get(headline.id)
        if found is None:
            return []
        named = measure.truncate(measure.list_title(source), room // _NAME) + " · " if source else ""
        return [(named, "dim"), *_around(found, room - measure.cells(named))]


def _around(found: Snippet, room: int) -> list[Piece]:
    begin, end = found.matches[0] if found.matches else (0, 0)
    start = _start(found.text, begin, end, room)
    inside = [(begin - start, end - start) for begin, end in found.matches if begin >= start]
    lead: list[Piece] = [("…", "dim")] if start else []
    pieces = marked(found.text[start:], inside, "dim")
    return cut([*lead, *((measure.list_title(text), names) for text, names in pieces)], room)


def marked(text: str, spots: Iterable[Sequence[int]], names: str) -> list[Piece]:
    """A text in pieces, the stretches that were found in their style."""
    pieces: list[Piece] = []
    at = 0
    for start, end, *_ in spots:
        pieces += [(text[at:start], names), (text[start:end], f"{names} {FOUND}")]
        at = end
    return [piece for piece in [*pieces, (text[at:], names)] if piece[0]]


def _start(text: str, first: int, end: int, room: int) -> int:
    """Where the shown part of a snippet begins, so that its first match is in view."""
    if cells_of([(text[:end], "")]) <= room:
        return 0
    start = max(0, first - room // _LEAD)
    while start < first and cells_of([(text[start:first], "")]) > room // _LEAD:
        start += 1
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start
