"""The one door to the network: a GET that always ends, within bounds, in bytes or in a sentence."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.util import find_spec
from typing import TYPE_CHECKING, Self

from tui_reader import __version__
from tui_reader.errors import FetchError
from tui_reader.sources import addresses, arrival, failures, header_times, tls
from tui_reader.sources.answers import NotModified, Response
from tui_reader.sources.failures import StatusError
from tui_reader.sources.host_gate import HostGate
from tui_reader.sources.journey import REDIRECTIONS, Journey
from tui_reader.sources.limits import Limits
from tui_reader.sources.login import NOBODY, Login

if TYPE_CHECKING:
    import ssl

    import httpx

__all__ = ["Client", "HostGate", "Limits", "NotModified", "Response", "StatusError", "get"]

USER_AGENT = f"tui-reader/{__version__} (blog reader for the terminal)"

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.6, */*;q=0.5"
)


class Client:
    """Fetches documents; an async context manager.

    It keeps no cookies and no connections: one document is all a feed's host is asked for in an hour.
    One client may fetch several at once.

    Args:
        limits: What is taken of an answer.
        gate: How many requests, and how far apart; shared with all who ask. None: as they come.
    """

    def __init__(self, limits: Limits | None = None, gate: HostGate | None = None) -> None:
        self._limits = limits or Limits()
        self._gate = gate
        self._lock = asyncio.Lock()
        self._pools: dict[str, httpx.AsyncClient] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        for pool in self._pools.values():
            await pool.aclose()
        self._pools.clear()

    async def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        typed: bool = True,
        accept: str = "",
        login: Login = NOBODY,
    ) -> Response | NotModified:
        """Fetch one document.

        Args:
            url: An http(s) address; it may carry a name and a password.
            etag: The ETag that came with the stored copy, exactly.
            last_modified: Its Last-Modified, exactly.
            typed: A person gave this address, so it may lie in a private network. False for
                addresses found in a document from outside.
            accept: The media types wanted, where it is no feed.
            login: What is sent along, to the place of the address alone.

        Raises:
            FetchError: With the reason in words. `StatusError` when the server answered.
        """
        journey = Journey(addresses.parse(url, longest=self._limits.address), from_outside=not typed)
        journey.login = login
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Accept": accept}
        await self._pool(journey.here.scheme, login.proxy)  # getting ready is not the server's time
        try:
            async with asyncio.timeout(self._limits.deadline) as deadline:
                return await self._travel(
                    journey, {name: value for name, value in conditions.items() if value}, deadline
                )
        except TimeoutError:
            raise self._late(journey) from None

    async def _travel(
        self, journey: Journey, conditions: Mapping[str, str], deadline: asyncio.Timeout
    ) -> Response | NotModified:
        while True:
            host = journey.here.host
            async with self._turn(host, deadline):
                # A host that sends on to itself goes on answering the same request.
                while journey.here.host == host:
                    async with self._asked(journey, conditions) as response:
                        location = str(response.extensions[_LOCATION])
                        if response.status_code not in REDIRECTIONS or not location:
                            return await self._arrive(journey, response)
                    journey.go_on(location, response.status_code, self._limits)

    @asynccontextmanager
    async def _turn(self, host: str, deadline: asyncio.Timeout) -> AsyncIterator[None]:
        """Wait for a turn at a host: that is not the server's time."""
        if self._gate is None:
            yield
            return
        clock = asyncio.get_running_loop().time
        left = (deadline.when() or clock()) - clock()
        deadline.reschedule(None)
        async with self._gate.turn(host):
            deadline.reschedule(clock() + left)
            yield

    @asynccontextmanager
    async def _asked(self, journey: Journey, conditions: Mapping[str, str]) -> AsyncIterator[httpx.Response]:
        """Ask the place the journey has come to; errors of the network become sentences."""
        import httpx

        host = journey.here.shown
        try:
            pool = await self._pool(journey.here.scheme, journey.login.proxy)
            request = _request(journey, conditions)
            journey.check(request.url.raw_host.decode())
            response = await pool.send(request, auth=_auth(journey), stream=True)
            try:
                yield response
            finally:
                await response.aclose()
        except (httpx.InvalidURL, UnicodeError):
            raise FetchError(f"“{host}” can't be the name of a host.", failures.SPELLING) from None
        except httpx.ProxyError as error:
            raise FetchError("The proxy did not let the request through.", "Check HTTP_PROXY.") from error
        except httpx.ProtocolError as error:
            most, has_answered = self._limits.headers, journey.has_answered
            raise failures.of_protocol(host, error, most, has_answered=has_answered) from error
        except (httpx.HTTPError, OSError) as error:
            raise failures.of_network(host, error) from error

    async def _arrive(self, journey: Journey, response: httpx.Response) -> Response | NotModified:
        host, limits = journey.here.shown, self._limits
        if sum(len(name) + len(value) + 4 for name, value in response.headers.raw) > limits.headers:
            raise failures.of_headers(host, limits.headers)
        headers = {name.lower(): value for name, value in response.headers.items()}
        etag, last_modified = (
            arrival.validator(response, name, limits) for name in ("etag", "last-modified")
        )
        if response.status_code == 304:
            return NotModified(
                journey.here.url, headers, etag, last_modified, journey.permanent_url, tuple(journey.notes)
            )
        if not 200 <= response.status_code < 300:
            wait = header_times.retry_after(
                headers.get("retry-after", ""), datetime.now(UTC), limits.patience
            )
            raise failures.of_status(host, response.status_code, wait)
        journey.has_answered = True
        return Response(
            journey.here.url,
            response.status_code,
            headers,
            await arrival.body(response, host, limits),
            etag,
            last_modified,
            journey.permanent_url,
            journey.is_inside,
            tuple(journey.notes),
        )

    async def _pool(self, scheme: str, proxy: str) -> httpx.AsyncClient:
        key = f"{scheme} {proxy}"
        async with self._lock:
            if key not in self._pools:
                await _get_ready(scheme)
                self._pools[key] = await asyncio.to_thread(_new_pool, scheme, proxy)
            return self._pools[key]

    def _late(self, journey: Journey) -> FetchError:
        did = "was still sending" if journey.has_answered else "did not answer"
        within = "after" if journey.has_answered else "within"
        return FetchError(f"{journey.here.shown} {did} {within} {self._limits.deadline:g} s.", failures.LATER)


async def get(
    url: str, *, etag: str = "", last_modified: str = "", typed: bool = True, limits: Limits | None = None
) -> Response | NotModified:
    """Fetch one document with a client of its own; see `Client.get`."""
    async with Client(limits) as client:
        return await client.get(url, etag=etag, last_modified=last_modified, typed=typed)


def _request(journey: Journey, conditions: Mapping[str, str]) -> httpx.Request:
    import httpx

    named = {
        "User-Agent": USER_AGENT,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **conditions,
    }
    if journey.login.user_agent:
        named["User-Agent"] = journey.login.user_agent
    if journey.login.header and journey.is_at_start:
        named[journey.login.header[0]] = journey.login.header[1]
    headers = [(name.encode(), value.encode("latin-1", "ignore")) for name, value in named.items()]
    return httpx.Request("GET", journey.here.url, headers=headers, extensions={"trace": journey.watch})


def _auth(journey: Journey) -> httpx.Auth | None:
    import httpx

    here, login = journey.here, journey.login
    if here.user:
        return httpx.BasicAuth(here.user, here.password)
    if login.user and not login.header and journey.is_at_start:
        return httpx.BasicAuth(login.user, login.password)
    return None


_ready: set[str] = set()


async def _get_ready(scheme: str) -> None:
    """Importing httpx and reading the trusted certificates cost 100 ms each: off the loop, the first time."""
    if scheme not in _ready:
        await asyncio.to_thread(_load, scheme)
        _ready.add(scheme)


def _load(scheme: str) -> None:
    import httpx  # noqa: F401
    from anyio import lowlevel

    if find_spec(_UNUSED) is None:
        sys.modules[_UNUSED] = None  # type: ignore[assignment]  # the next import fails at once
    # What httpx waits with is loaded at the first wait, which would be in the loop.
    asyncio.run(lowlevel.checkpoint())
    _certificates(scheme)


_UNUSED = "sniffio"
"""httpcore tries to import it at every lock, and searches the whole path each time it isn't there: seven
times a request, which made up a fourth of all that a request costs."""


def _certificates(scheme: str) -> ssl.SSLContext:
    return tls.trusted() if scheme == "https" else tls.trust_nobody()


def _new_pool(scheme: str, proxy: str) -> httpx.AsyncClient:
    """Make ready to ask addresses of one scheme. Plain http never pays for TLS certificates."""
    import httpx

    try:
        return httpx.AsyncClient(
            verify=_certificates(scheme),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            event_hooks={"response": [_keep_location]},
            limits=httpx.Limits(max_keepalive_connections=0),
            timeout=None,  # the deadline holds for the whole request instead
            proxy=proxy or None,
            # A proxy of the environment has a loopback of its own; one for a source alone is meant as it is.
            mounts={} if proxy else dict.fromkeys(("all://127.0.0.1", "all://[::1]", "all://localhost")),
        )
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise FetchError(
            "The proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY names can't be used.", "Correct or unset it."
        ) from error


_LOCATION = "location"


async def _keep_location(response: httpx.Response) -> None:
    """Hide where a redirection leads from httpx, which prepares to follow it and fails on half of them."""
    response.extensions[_LOCATION] = response.headers.get("location", "")
    response.headers.pop("location", None)
