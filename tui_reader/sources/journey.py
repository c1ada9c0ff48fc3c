"""The way from an address to its document, over redirections, and where it may not lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

from tui_reader.errors import FetchError
from tui_reader.sources import addresses, failures
from tui_reader.sources.addresses import Address
from tui_reader.sources.limits import Limits
from tui_reader.sources.login import NOBODY

REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


class Journey:
    """Where a request has come to.

    The rule it keeps: whatever comes from outside (a redirection by a public host, an address
    found in a document) never leads to this machine or its network. A person may go there, since
    a reader's own server is a fair thing to read.

    Args:
        start: The address asked for.
        from_outside: It was found in a document from outside, not given by a person.
    """

    def __init__(self, start: Address, *, from_outside: bool) -> None:
        self.here = start
        self.login = NOBODY
        """What is sent along to the place it starts at."""
        self._start = start
        self.is_inside = False
        """Where it has come to lies in this machine or its network."""
        self.has_answered = False
        """The document has begun to arrive."""
        self.permanent_url = ""
        """The address that replaces the one asked for, or empty."""
        self.notes: list[str] = []
        self._from_outside = from_outside
        self._hops = 0
        self._is_permanent = True
        self._host = ""
        self._connecting = ""

    @property
    def is_at_start(self) -> bool:
        """Whether it is still at the place it started at, to which credentials may go."""
        return self._start.is_same_place(self.here)

    def check(self, host: str) -> None:
        """Look at a host's spelling, before anything is connected.

        Args:
            host: As it will be connected to, an international name in its ASCII form.

        Raises:
            FetchError: It may not be asked.
        """
        self._host = host.strip("[]")
        self.is_inside = addresses.is_inside(host)
        self._refuse_inside()

    async def watch(self, event: str, info: Mapping[str, object]) -> None:
        """Look at what was connected, before anything is sent: httpcore's trace extension.

        A public name may stand for a private address, and for another one each time it is looked up.
        What a proxy connects to can't be seen: there the spelling has to do.

        Raises:
            FetchError: It may not be asked.
        """
        if event == "connection.connect_tcp.started":
            self._connecting = str(info["host"])
        elif event == "connection.connect_tcp.complete" and self._connecting == self._host:
            stream = cast("_Stream", info["return_value"])
            peer = stream.get_extra_info("server_addr")
            self.is_inside = isinstance(peer, tuple) and addresses.is_inside(str(peer[0]))
            if self.is_inside and self._from_outside:
                await stream.aclose()
            self._refuse_inside()

    def go_on(self, location: str, status: int, limits: Limits) -> None:
        """Follow a redirection.

        Raises:
            FetchError: One too many, or to no web address.
        """
        self._hops += 1
        if self._hops > limits.redirects:
            raise FetchError(
                f"{self.here.shown} sends on and on: {limits.redirects} redirections are the most.",
                failures.ELSEWHERE,
            )
        self._from_outside = self._from_outside or not self.is_inside
        origin, self.here = self.here, addresses.follow(self.here, location, longest=limits.address)
        is_downgrade = (origin.scheme, self.here.scheme) == ("https", "http")
        if is_downgrade:
            self.notes.append(
                f"{origin.shown} sends on from https to plain http, which others can read and change."
            )
        self._is_permanent = self._is_permanent and status in _PERMANENT and not is_downgrade
        if self._is_permanent:
            self.permanent_url = self.here.whole

    def _refuse_inside(self) -> None:
        if self.is_inside and self._from_outside:
            raise FetchError(
                f"{self.here.shown} lies inside this machine's network, where nothing from outside may lead.",
                "Give that address yourself if you trust it.",
            )


class _Stream(Protocol):
    """What httpcore hands out as a connection."""

    def get_extra_info(self, info: str) -> object: ...

    async def aclose(self) -> None: ...
