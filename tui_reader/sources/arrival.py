"""An answer's body and validators, within their bounds, straight off the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import FetchError
from tui_reader.sources import failures, unpack
from tui_reader.sources.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    import httpx


async def body(response: httpx.Response, host: str, limits: Limits) -> bytes:
    """Read a body; httpx itself unpacks without any bounds.

    Raises:
        FetchError: It is too large, broken, empty, or packed in a way nobody asked for.
    """
    too_large = FetchError(
        f"{host} sends more than {limits.body / MEGABYTE:.3g} MB, which is too much.", failures.ELSEWHERE
    )
    unpacker = unpack.Unpacker(packed=_is_packed(response, host), limit=limits.body)
    try:
        async for chunk in response.aiter_raw():
            unpacker.feed(chunk)
        whole = unpacker.finish()
    except unpack.TooLargeError:
        raise too_large from None
    except unpack.BrokenError:
        raise FetchError(f"{host} sent an answer that is broken or stops halfway.", failures.LATER) from None
    if not whole.strip():
        raise FetchError(f"{host} sent an empty answer.", failures.LATER)
    return whole


def validator(response: httpx.Response, name: str, limits: Limits) -> str:
    """An ETag or Last-Modified as it came, or empty when it is not worth sending back."""
    value = next(iter(response.headers.get_list(name)), "")
    return value if len(value) <= limits.validator and value.isprintable() else ""


def _is_packed(response: httpx.Response, host: str) -> bool:
    named = response.headers.get("content-encoding", "").lower()
    match [each for each in (name.strip() for name in named.split(",")) if each not in ("", "identity")]:
        case []:
            return False
        case ["gzip" | "x-gzip"]:
            return True
        case _:
            raise FetchError(f"{host} packs its answer in a way that was not asked for.", failures.ELSEWHERE)
