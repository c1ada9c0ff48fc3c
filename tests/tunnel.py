"""A proxy through which every https host is the one server that a test has.

with Loopback(certificate) as server, Tunnel(server.port) as proxy:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
"""

from __future__ import annotations

import socket
import socketserver
import threading
from contextlib import suppress
from typing import Self

TIMEOUT = 30.0
"""Seconds after which a connection is given up, so that no test hangs for ever."""


class Tunnel:
    """Answers CONNECT, wherever to, with a way to a port of this machine.

    Args:
        port: The server's.
    """

    def __init__(self, port: int) -> None:
        self._server = _Server(("127.0.0.1", 0), _handler(port))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Where the proxy is."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    server_address: tuple[str, int]


def _handler(port: int) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        timeout = TIMEOUT

        def handle(self) -> None:
            while self.rfile.readline().strip():  # the request and its headers
                pass
            with socket.create_connection(("127.0.0.1", port), TIMEOUT) as there:
                self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_pass_on, args=(there, self.request), daemon=True)
                back.start()
                _pass_on(self.request, there)
                back.join()

    return Handler


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
