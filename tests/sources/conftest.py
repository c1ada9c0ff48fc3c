"""A web server for every test that fetches, and no surroundings that tell httpx where to go."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest

from tests.loopback import Loopback

_SURROUNDINGS = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SURROUNDINGS:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A web server on the loopback address that answers as it is told."""
    with Loopback() as loopback:
        yield loopback


@pytest.fixture
def old_tls() -> Iterator[str]:
    """The address of a server that answers every hello with the alert `protocol version`."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65_536)
            self.request.sendall(b"\x15\x03\x01\x00\x02\x02\x46")

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_address[1]}/feed"
        server.shutdown()
        thread.join()
