"""The rows of the source panel: all posts, folders with what is in them, and what was only visited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from tui_reader.models import SavedSearch, SearchId, Source, SourceId

ALL = "All posts"
SEARCHES = "Searches"
"""The folder of saved searches."""
VISITED = "Visited"
"""The folder of what the person has opened, but not subscribed to."""


class RowKind(Enum):
    """What a row stands for."""

    ALL = "all"
    FOLDER = "folder"
    SOURCE = "source"
    SEARCH = "search"


_OF_NAMED = frozenset({"sources.rename", "sources.remove"})
_OF_SOURCES = frozenset({"sources.move", "sources.settings", "sources.subscribe", "sources.why"})


class SourceRow(NamedTuple):
    """One row."""

    kind: RowKind
    title: str
    depth: int = 0
    """Folders around it."""
    unread: int = 0
    source: SourceId | None = None
    folder: str = ""
    """Of a folder its own path, of a source the one it is in."""
    is_open: bool = True
    """Of a folder: whether what is in it shows."""
    error: str = ""
    search: SearchId | None = None
    is_own: bool = True
    """Whether a source is subscribed to, not only visited."""

    @property
    def idle(self) -> frozenset[str]:
        """The ids of the keys that have nothing to do here."""
        match self.kind:
            case RowKind.SOURCE:
                return frozenset({"sources.subscribe"} if self.is_own else ()) | (
                    frozenset() if self.error else {"sources.why"}
                )
            case RowKind.SEARCH:
                return _OF_SOURCES
            case RowKind.ALL | RowKind.FOLDER:
                return _OF_SOURCES | _OF_NAMED


def rows(
    sources: Sequence[Source],
    closed: Collection[str],
    searches: Sequence[SavedSearch] = (),
    unread: Mapping[SearchId, int] = MappingProxyType({}),
) -> tuple[SourceRow, ...]:
    """The rows, top to bottom, in the person's order; a folder stands where its first source does.

    Args:
        sources: In the person's order.
        closed: The paths of folders whose sources don't show.
        searches: The saved ones, in the person's order.
        unread: What each of them finds unread, as far as that is known.
    """
    own = [source for source in sources if source.subscribed]
    visited = [source for source in sources if not source.subscribed]
    found = [
        SourceRow(RowKind.ALL, ALL, unread=sum(source.unread - source.unread_copies for source in sources))
    ]
    found += _saved(searches, unread, closed)
    found += _level(own, "", 0, closed)
    if not own:
        return (*found, *(_row(source, 0) for source in visited))
    if visited:
        head = _head(visited, VISITED, VISITED, 0, closed)
        found.append(head)
        found += [_row(source, 1) for source in visited if head.is_open]
    return tuple(found)


def _saved(
    searches: Sequence[SavedSearch], unread: Mapping[SearchId, int], closed: Collection[str]
) -> Iterator[SourceRow]:
    if not searches:
        return
    is_open = SEARCHES not in closed
    yield SourceRow(RowKind.FOLDER, SEARCHES, folder=SEARCHES, is_open=is_open)
    for search in searches if is_open else ():
        count = unread.get(search.id, 0)
        yield SourceRow(RowKind.SEARCH, search.name, 1, count, folder=SEARCHES, search=search.id)


def _level(sources: Sequence[Source], path: str, depth: int, closed: Collection[str]) -> Iterator[SourceRow]:
    """What is directly in a folder: sources, and each further folder once."""
    seen = set[str]()
    for source in sources:
        name = source.folder.removeprefix(path).strip("/").partition("/")[0]
        if not name:
            yield _row(source, depth)
        elif name not in seen:
            seen.add(name)
            inner = f"{path}/{name}".strip("/")
            held = [each for each in sources if f"{each.folder}/".startswith(f"{inner}/")]
            head = _head(held, name, inner, depth, closed)
            yield head
            if head.is_open:
                yield from _level(held, inner, depth + 1, closed)


def _head(held: Iterable[Source], title: str, path: str, depth: int, closed: Collection[str]) -> SourceRow:
    unread = sum(source.unread for source in held)
    return SourceRow(RowKind.FOLDER, title, depth, unread, folder=path, is_open=path not in closed)


def _row(source: Source, depth: int) -> SourceRow:
    return SourceRow(
        RowKind.SOURCE,
        source.title,
        depth,
        source.unread,
        source.id,
        source.folder,
        error=source.error,
        is_own=source.subscribed,
    )
