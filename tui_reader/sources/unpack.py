"""Bodies as they come over the wire, unpacked within a bound.

A megabyte of gzip can unpack to a gigabyte, so nothing is unpacked beyond the limit, and a
stream that stops early is an error: half a feed would look like a feed that shrank.
"""

from __future__ import annotations

import zlib

_GZIP = 31
"""zlib's `wbits` for the gzip format alone."""

_MAGIC = b"\x1f"
_MOST_MEMBERS = 1_000
"""Of one body: a million empty ones in 15 MB would keep the program busy for seconds."""


class TooLargeError(Exception):
    """The body is larger than the limit, packed or unpacked."""


class BrokenError(Exception):
    """The body is not what its encoding says, or stops early."""


class Unpacker:
    """Collects a body chunk by chunk.

    Args:
        packed: The body is gzip.
        limit: Bytes, on the wire and unpacked.
    """

    def __init__(self, *, packed: bool, limit: int) -> None:
        self._stream = zlib.decompressobj(_GZIP) if packed else None
        self._limit = limit
        self._received = 0
        self._body = bytearray()
        self._members = 1

    def feed(self, chunk: bytes) -> None:
        """Take what arrived.

        Raises:
            TooLargeError: The limit is passed.
            BrokenError: It is no gzip.
        """
        self._received += len(chunk)
        if self._stream is None:
            self._body += chunk
        else:
            self._unpack(chunk)
        if self._received > self._limit or len(self._body) > self._limit:
            raise TooLargeError

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            BrokenError: It stopped before its end.
        """
        if self._stream is not None and self._received and not self._stream.eof:
            raise BrokenError
        return bytes(self._body)

    def _unpack(self, chunk: bytes) -> None:
        stream = self._stream
        assert stream is not None
        while chunk and len(self._body) <= self._limit:
            if stream.eof:
                # Several gzip members one after the other are one body (RFC 1952 2.2); padding is not.
                if not chunk.startswith(_MAGIC):
                    return
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise BrokenError
                stream = self._stream = zlib.decompressobj(_GZIP)
            try:
                self._body += stream.decompress(chunk, self._limit + 1 - len(self._body))
            except zlib.error:
                raise BrokenError from None
            chunk = stream.unused_data if stream.eof else stream.unconsumed_tail
