"""What a search or a filter finds, beside the posts: what they say there, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tui_reader.conditions import All, Any, Condition, Part, Words
from tui_reader.library.shelf import Shelf
from tui_reader.models import PostId, Query, Snippet
from tui_reader.store import headlines, posts


class Searching(Shelf):
    """What is done with words that somebody types to find posts."""

    async def snippets(self, query: Query, ids: Sequence[PostId]) -> dict[PostId, Snippet]:
        """What posts say around the words of a query; nothing where it asks for no words of texts."""
        from tui_reader.library.snippets import snippet
        from tui_reader.library.spotting import Spotter

        spotter = Spotter(query.where, Part.ALL, Part.TEXT)
        if not spotter:
            return {}
        return await self.database.read(posts.texts, ids, partial(snippet, spotter=spotter))

    async def forgiving(self, query: Query) -> Query:
        """The same query, in which a word that no headline has stands for those spelled nearly so."""
        typed = frozenset(_typed(query.where))
        unknown = await self.database.read(headlines.unknown, typed) if typed else {}
        if not unknown:
            return query
        from tui_reader.text import spelling

        meant = {text: spelling.near(text.casefold(), words) for text, words in unknown.items()}
        return query._replace(where=_meant(query.where, meant))


def _typed(condition: Condition) -> Iterator[str]:
    """The words that may have been mistyped. One that is denied has to be spelled as it is."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _typed(part)
        case Words(text, Part.HEADLINE) if text.isalnum():
            yield text


def _meant(condition: Condition, words: Mapping[str, Sequence[str]]) -> Condition:
    match condition:
        case All(parts):
            return All(tuple(_meant(part, words) for part in parts))
        case Any(parts):
            return Any(tuple(_meant(part, words) for part in parts))
        case Words(text, Part.HEADLINE) if found := words.get(text):
            return Any(tuple(Words(word, Part.HEADLINE, typed=text.casefold()) for word in found))
        case _:
            return condition
