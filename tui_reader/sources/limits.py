"""How much of a stranger's answer is taken, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one request and its answer; each can be raised."""

    deadline: float = 20.0
    """Seconds for the whole request: name, connection, redirections and body together."""
    body: int = 15 * MEGABYTE
    """Bytes of a body, on the wire and unpacked."""
    headers: int = 64 * 1024
    """Bytes of all headers of an answer."""
    redirects: int = 5
    address: int = 64 * 1024
    """Characters of an address."""
    validator: int = 1024
    """Bytes of an ETag or Last-Modified worth keeping: a longer one is a tracker or a mistake."""
    patience: timedelta = timedelta(days=1)
    """The longest Retry-After that is believed."""
