"""A web server on the loopback address that answers exactly as it is told, well or badly.

    with Loopback() as server:
        server.give("/feed.xml", feed, {"ETag": '"1"'})
        ...
        assert server.count("/feed.xml") == 1

Every connection has its own thread and carries one request. Nothing is sent that was not asked
for: a broken status line, a body that never ends or a header of 300 KB are what this is for.
"""

from __future__ import annotations

import socketserver
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, Self, TypeAlias

Headers: TypeAlias = Mapping[str, str] | list[tuple[str, str]]

TIMEOUT = 30.0
"""Seconds after which a connection is given up, so that no test hangs for ever."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in."""

    method: str
    path: str
    """The request target with its query; a whole address when the server is used as a proxy."""
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(frozen=True, slots=True)
class Wire:
    """The server's end of a connection, for answers that a whole body can't describe."""

    _send: Callable[[bytes], None]
    _closing: threading.Event
    over: Callable[[], None]
    """To be called before the last bytes are sent: who has them may come with the next request at once."""

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._send(data)

    def send_head(self, status: str = "200 OK", headers: Headers | None = None) -> None:
        """Send a status line and headers, and the empty line that ends them."""
        self._send(head(status, headers or {}))

    def wait(self, seconds: float) -> bool:
        """Let time pass; False when the server is closing and the answer should end."""
        return not self._closing.wait(seconds)


Answer: TypeAlias = Callable[[Request, Wire], None]


class Loopback:
    """A scripted web server on 127.0.0.1, with a log of what it was asked.

    Args:
        certificate: A PEM file with key and certificate: the server speaks TLS.
        everywhere: Answer on each of this machine's loopback addresses, 127.0.0.2 and so on, which are
            as many hosts to whoever asks politely.
    """

    def __init__(self, certificate: Path | None = None, *, everywhere: bool = False) -> None:
        self._answers: dict[str, Answer] = {}
        self._requests: list[Request] = []
        self._open = 0
        self._most_open = 0
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._scheme = "https" if certificate else "http"
        self._server = _Server(("0.0.0.0" if everywhere else "127.0.0.1", 0), _handler(self), certificate)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """The port, chosen by the system."""
        return self._server.server_address[1]

    @property
    def requests(self) -> tuple[Request, ...]:
        """Everything that was asked, in order."""
        with self._lock:
            return tuple(self._requests)

    @property
    def most_open(self) -> int:
        """How many requests were under way at once, at most."""
        return self._most_open

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        """The address of a path, `host` spelled as the test likes."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in self.requests)

    def last(self, path: str) -> Request:
        """The last request for a path."""
        return [request for request in self.requests if request.path == path][-1]

    def answer(self, path: str, answer: Answer) -> None:
        """Answer a path with a function that has the connection to itself."""
        self._answers[path] = answer

    def give(
        self, path: str, body: bytes | str = b"", headers: Headers | None = None, status: int | str = 200
    ) -> None:
        """Answer with a body; `status` may be a whole line such as `404 Gone fishing`."""
        content = body.encode() if isinstance(body, str) else body
        line = f"{status} {_REASONS.get(status, 'Whatever')}" if isinstance(status, int) else status
        lengthy = [*_pairs(headers or {}), ("Content-Length", str(len(content)))]
        self.raw(path, head(line, lengthy) + content)

    def give_fresh(
        self, path: str, body: bytes | str, etag: str = '"1"', headers: Headers | None = None
    ) -> None:
        """Answer with a body and an ETag, and with 304 to whoever has that ETag already."""
        content = body.encode() if isinstance(body, str) else body
        tagged = [*_pairs(headers or {}), ("ETag", etag)]

        def answer(request: Request, wire: Wire) -> None:
            if request.headers.get("if-none-match") == etag:
                wire.send_head("304 Not Modified", tagged)
                return
            wire.send(head("200 OK", [*tagged, ("Content-Length", str(len(content)))]) + content)

        self.answer(path, answer)

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        """Answer with a redirection, `to` exactly as given."""
        self.give(path, b"", {"Location": to}, status)

    def raw(self, path: str, data: bytes) -> None:
        """Answer with these bytes and nothing else, then close."""
        self.answer(path, lambda _request, wire: wire.send(data))

    def gzip(self, path: str, body: bytes, headers: Headers | None = None) -> None:
        """Answer with a body compressed as gzip."""
        packed = [*_pairs(headers or {}), ("Content-Encoding", "gzip")]
        self.give(path, compress(body), packed)

    def gzip_bomb(self, path: str, decoded: int) -> None:
        """Answer with gzip that unpacks to that many bytes of white space, a thousandth of it sent."""
        self.give(path, b"".join(_bomb(decoded)), {"Content-Encoding": "gzip"})

    def slow_body(self, path: str, body: bytes, pause: float, headers: Headers | None = None) -> None:
        """Answer at once, then drip the body byte by byte with a pause before each."""

        def answer(_request: Request, wire: Wire) -> None:
            wire.send_head("200 OK", [*_pairs(headers or {}), ("Content-Length", str(len(body)))])
            for index in range(len(body)):
                if not wire.wait(pause):
                    return
                if index == len(body) - 1:
                    wire.over()
                wire.send(body[index : index + 1])

        self.answer(path, answer)

    def slow_head(self, path: str, pause: float) -> None:
        """Begin to answer, then drip headers for ever without ending them."""

        def answer(_request: Request, wire: Wire) -> None:
            wire.send(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            while wire.wait(pause):
                wire.send(b"a")

        self.answer(path, answer)

    def silent(self, path: str) -> None:
        """Take the request and never answer."""

        def answer(_request: Request, wire: Wire) -> None:
            wire.wait(TIMEOUT)

        self.answer(path, answer)

    def endless(self, path: str, headers: Headers | None = None) -> None:
        """Answer with chunks of 64 KB for ever."""

        def answer(_request: Request, wire: Wire) -> None:
            wire.send_head("200 OK", [*_pairs(headers or {}), ("Transfer-Encoding", "chunked")])
            chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
            while wire.wait(0):
                wire.send(chunk)

        self.answer(path, answer)

    def informational(self, path: str, pause: float) -> None:
        """Send `103 Early Hints` for ever and never an answer."""

        def answer(_request: Request, wire: Wire) -> None:
            while wire.wait(pause):
                wire.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")

        self.answer(path, answer)

    def respond(self, request: Request, wire: Wire) -> None:
        """Answer one request, by its whole target or by its path without the query."""
        with self._lock:
            self._requests.append(request)
            self._open += 1
            self._most_open = max(self._most_open, self._open)
        try:
            target = self._answers.get(request.path) or self._answers.get(request.path.partition("?")[0])
            (target or _not_found)(request, wire)
        finally:
            wire.over()

    def wire(self, send: Callable[[bytes], None]) -> Wire:
        """Give a connection's end its name."""
        under_way = iter((True,))

        def over() -> None:
            if next(under_way, False):
                with self._lock:
                    self._open -= 1

        return Wire(send, self._closing, over)


def head(status: str, headers: Headers) -> bytes:
    """The bytes of a status line and headers, control characters and all."""
    lines = [
        f"HTTP/1.1 {status}",
        *(f"{name}: {value}" for name, value in _pairs(headers)),
        "Connection: close",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def compress(body: bytes) -> bytes:
    """Compress as gzip."""
    packer = zlib.compressobj(wbits=31)
    return packer.compress(body) + packer.flush()


_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found"}


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return list(headers.items()) if isinstance(headers, Mapping) else list(headers)


def _bomb(decoded: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, wbits=31)
    block = b" " * 1_000_000
    for start in range(0, decoded, len(block)):
        yield packer.compress(block[: decoded - start])
    yield packer.flush()


def _not_found(_request: Request, wire: Wire) -> None:
    wire.send(head("404 Not Found", {"Content-Length": "0"}))


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    # Threads end by themselves when the server closes: waiting for them could wait for a test's own client.
    block_on_close = False
    request_queue_size = 128
    server_address: tuple[str, int]

    def __init__(
        self,
        address: tuple[str, int],
        handler: type[socketserver.BaseRequestHandler],
        certificate: Path | None,
    ) -> None:
        super().__init__(address, handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # The handshake comes with the first read, in the connection's own thread.
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what half of these tests do."""


def _handler(loopback: Loopback) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        timeout = TIMEOUT

        def handle(self) -> None:
            with suppress(OSError):
                request = _read(self.rfile)
                if request:
                    loopback.respond(request, loopback.wire(self.request.sendall))
                else:
                    self.request.sendall(head("400 Bad Request", {"Content-Length": "0"}))

    return Handler


def _read(stream: BufferedIOBase | BinaryIO) -> Request | None:
    first = stream.read(1)
    if not first.isalpha():  # a TLS hello may hold no line end at all
        return None
    line = (first + stream.readline(65_537)).decode("latin-1").rstrip("\r\n")
    if line.count(" ") < 2:
        return None
    method, path, _version = line.split(" ", 2)
    headers: dict[str, str] = {}
    while text := stream.readline(65_537).decode("latin-1").rstrip("\r\n"):
        name, _, value = text.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Request(method, path, headers)
