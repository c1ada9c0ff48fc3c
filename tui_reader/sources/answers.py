"""What comes back from the network."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Response:
    """A document, whole and unpacked."""

    url: str
    """Where it came from after every redirection, without name and password."""
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes = field(repr=False)
    etag: str = ""
    """To be sent back as it is; empty when there is none worth keeping."""
    last_modified: str = ""
    permanent_url: str = ""
    """The address that replaces the one asked for, when the server says so for good; else empty."""
    is_inside: bool = False
    """It came from this machine or a private network."""
    notes: tuple[str, ...] = ()
    """Sentences about what was odd on the way."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing has changed since the validators that were sent."""

    url: str
    headers: dict[str, str]
    etag: str = ""
    last_modified: str = ""
    permanent_url: str = ""
    notes: tuple[str, ...] = ()
