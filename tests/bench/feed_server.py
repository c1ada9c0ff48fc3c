"""A web server that costs next to nothing: feeds from memory, raw asyncio, a process of its own.

`python -m tests.bench.feed_server FOLDER DELAY ...` serves the folder's feeds on every loopback address, on
one port for each delay (in seconds), prints the ports as JSON, and ends when its standard input does.
It answers `If-None-Match`, keeps connections open when it is asked to, and counts what it answered.
"""

from __future__ import annotations

import asyncio
import json
import sys
from functools import partial
from pathlib import Path

EVERYWHERE = "0.0.0.0"  # noqa: S104, RUF100  # each feed has a loopback address of its own
COUNTERS = "/counters"
_END = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    """One connection to the server."""

    def __init__(self, answers: Answers, delay: float) -> None:
        self._answers = answers
        self._delay = delay
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request once it is whole."""
        self._received += data
        while _END in self._received:
            request, _, self._received = self._received.partition(_END)
            asyncio.get_running_loop().call_later(self._delay, self._answer, request.lower())

    def _answer(self, request: bytes) -> None:
        if self._transport.is_closing():
            return
        self._transport.writelines(self._answers.to(request))
        if b"connection: close" in request:
            self._transport.close()


class Answers:
    """What is answered, and how often it was."""

    def __init__(self, folder: Path) -> None:
        self._bodies = {f"/{file.name}": file.read_bytes() for file in folder.glob("*.xml")}
        self._counters = {"whole": 0, "unchanged": 0, "other": 0, "bytes": 0}

    def to(self, request: bytes) -> list[bytes]:
        """The answer to a request, in pieces."""
        path = request.split(b" ", 2)[1].decode()
        if path == COUNTERS:
            return self._whole("200 OK", json.dumps(self._counters).encode())
        body = self._bodies.get(path)
        if body is None:
            self._counters["other"] += 1
            return self._whole("404 Not Found", b"nothing")
        tag = f'"{path}"'
        headers = f"ETag: {tag}\r\nLast-Modified: Mon, 01 Jun 2026 12:00:00 GMT\r\n"
        if f"if-none-match: {tag}".encode() in request:
            self._counters["unchanged"] += 1
            return [f"HTTP/1.1 304 Not Modified\r\n{headers}\r\n".encode()]
        self._counters["whole"] += 1
        self._counters["bytes"] += len(body)
        return self._whole("200 OK", body, f"Content-Type: application/rss+xml\r\n{headers}")

    def _whole(self, status: str, body: bytes, headers: str = "") -> list[bytes]:
        return [f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode(), body]


async def _serve(folder: Path, delays: list[float]) -> None:
    answers = Answers(folder)
    loop = asyncio.get_running_loop()
    servers = [
        await loop.create_server(partial(Connection, answers, delay), EVERYWHERE, 0, backlog=512)
        for delay in delays
    ]
    print(json.dumps([server.sockets[0].getsockname()[1] for server in servers]), flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), [float(delay) for delay in sys.argv[2:]]))
