"""Who may not be asked yet, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tui_reader.entries import Asked
from tui_reader.errors import ReaderError
from tui_reader.library.finding import host
from tui_reader.sources import manners

_BUSY = frozenset({429, 503})
"""Statuses by which a server says that it wants to be left alone, whichever of its addresses was asked."""


class NotDueError(ReaderError):
    """A source may not be asked yet."""


def check_host(url: str, ledger: Iterable[Asked], now: datetime) -> None:
    """Make sure that the host of a page a source led to does not want to be left alone.

    What it said of another of its addresses, the source's own or that of another post, counts too.

    Args:
        url: The page's address.
        ledger: What the source was asked, newest first.
        now: The present, aware.

    Raises:
        NotDueError: It does; it says until when.
    """
    for entry in ledger:
        if host(entry.url) != host(url):
            continue
        if entry.status in _BUSY and entry.next_fetch and not manners.is_due(entry.next_fetch, now):
            raise NotDueError(not_yet(entry.next_fetch, now, host(url)), entry.reason)
        if not entry.error:
            return


def not_yet(at: datetime, now: datetime, who: str = "It") -> str:
    """The sentence that tells when somebody may be asked again."""
    here = at.astimezone()
    day = "" if here.date() == now.astimezone().date() else f" on {here.day} {here:%B}"
    return f"{who} may be asked again at {here:%H:%M}{day}."
