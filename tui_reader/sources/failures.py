"""Why an address could not be fetched, in words for a person.

Nothing a server wrote is repeated: a reason phrase may carry control sequences, and "404" says as much.
"""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta

from tui_reader.errors import FetchError

LATER = "Try again later."
SPELLING = "Check the spelling of the address, and that this machine is online."
ONLINE = "Check that this machine is online."
ELSEWHERE = "Look on the site for another address of its feed."
KEPT = "The posts you have are kept."


class StatusError(FetchError):
    """A server answered, but with no document.

    Attributes:
        status: The HTTP status.
        retry_after: How long the server asks to be left alone, or None.
    """

    def __init__(self, what: str, next_step: str, status: int, retry_after: timedelta | None = None) -> None:
        super().__init__(what, next_step)
        self.status = status
        self.retry_after = retry_after


def of_status(host: str, status: int, retry_after: timedelta | None = None) -> StatusError:
    """The sentence for an answer that is no document."""
    what, next_step = _STATUS.get(status) or _status_class(status)
    if retry_after:
        next_step = f"Ask again in {_duration(retry_after)}."
    return StatusError(f"{host} {what} ({status}).", next_step, status, retry_after)


_STATUS = {
    300: ("offers several addresses and chooses none", ELSEWHERE),
    401: ("asks for a name and a password", "Write them into the address: https://name:password@…"),
    403: ("does not let this program read it", "Open the address in a browser to see why."),
    404: ("has nothing at this address", "Check the address, or look on the site for its feed."),
    407: ("can't be asked: the proxy wants a name and a password", "Write them into HTTP_PROXY."),
    408: ("gave up waiting", LATER),
    410: ("says that this address is gone for good", f"Look on the site for another. {KEPT}"),
    429: ("asks to be left alone for a while", LATER),
    451: ("may not show it for legal reasons", KEPT),
    503: ("is not available right now", LATER),
}


def _status_class(status: int) -> tuple[str, str]:
    match status // 100:
        case 3:
            return "sends on without saying where to", ELSEWHERE
        case 5:
            return "has a fault of its own", LATER
        case _:
            return "refused the request", "Open the address in a browser to see why."


def of_network(host: str, error: BaseException) -> FetchError:
    """The sentence for a request that got no answer, by what the system said underneath."""
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                return _of_certificate(host, cause)
            case ssl.SSLError():
                return _of_tls(host, cause)
            case socket.gaierror():
                return _of_name(host, cause)
            case ConnectionRefusedError():
                return FetchError(f"{host} refused the connection.", "Check the address, or try again later.")
            case OSError(errno=errno.ENETUNREACH | errno.EHOSTUNREACH | errno.ENETDOWN | errno.EADDRNOTAVAIL):
                return FetchError(f"{host} can't be reached from here.", ONLINE)
            case TimeoutError():
                return FetchError(f"{host} did not answer.", LATER)
    return FetchError(f"{host} broke off the connection.", LATER)


def of_headers(host: str, most: int) -> FetchError:
    """Tell of an answer with more bytes of headers than are taken."""
    return FetchError(f"{host} sends more than {most // 1024} KB of headers.", ELSEWHERE)


def of_protocol(host: str, error: BaseException, most: int, *, has_answered: bool) -> FetchError:
    """Tell of an answer that breaks the rules of HTTP.

    Args:
        host: As it is shown.
        error: What the HTTP library raised.
        most: Bytes of headers that are taken.
        has_answered: The document had begun to arrive.
    """
    # For these two there is nothing but the words of h11 and httpcore to go by.
    if "Receive buffer too long" in str(error):
        return of_headers(host, most)
    if "without sending a response" in str(error):
        return FetchError(f"{host} closed the connection without an answer.", LATER)
    if has_answered:
        return FetchError(f"{host} stopped in the middle of its answer.", LATER)
    return FetchError(f"{host} answered with something that is not HTTP.", LATER)


def _of_name(host: str, error: socket.gaierror) -> FetchError:
    if error.errno == socket.EAI_AGAIN:
        return FetchError(f"The name {host} can't be looked up right now.", ONLINE)
    return FetchError(f"There is no host called {host}.", SPELLING)


# OpenSSL's X509_V_ERR_ codes, from its x509_vfy.h.
_CERTIFICATE = {
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by itself, so it proves nothing",
    19: "leads to an authority nobody here trusts",
    20: "is signed by an authority nobody here trusts",
    21: "is signed by an authority nobody here trusts",
    23: "has been revoked",
    62: "belongs to another name",
    64: "belongs to another address",
}

_CLOCK = "Check this machine's clock."
_TRUST = "If you trust it, SSL_CERT_FILE may name a file of certificates that holds this one too."
_NAME = "Check the spelling of the address."
_TO_DO = {9: _CLOCK, 10: _CLOCK, 18: _TRUST, 19: _TRUST, 20: _TRUST, 21: _TRUST, 62: _NAME, 64: _NAME}


def _of_certificate(host: str, error: ssl.SSLCertVerificationError) -> FetchError:
    fault = _CERTIFICATE.get(error.verify_code, "can't be verified")
    advice = f"Nothing was fetched. {_TO_DO.get(error.verify_code, '')}".strip()
    return FetchError(f"The connection to {host} is not safe: its certificate {fault}.", advice)


def _of_tls(host: str, error: ssl.SSLError) -> FetchError:
    reason = error.reason or ""
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        what, next_step = "does not speak TLS on this port", "Perhaps the address begins with http://."
    elif "PROTOCOL" in reason or "VERSION" in reason:
        what, next_step = "speaks only a version of TLS that is no longer safe", "Nothing was fetched."
    else:
        what, next_step = "broke off before a safe connection came about", LATER
    return FetchError(f"{host} {what}.", next_step)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and everything it came from, the parts of groups too."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = cause.exceptions if isinstance(cause, BaseExceptionGroup) else ()
        waiting += [each for each in (cause.__context__, cause.__cause__, *inner) if each is not None]


def _duration(wait: timedelta) -> str:
    seconds = int(wait.total_seconds())
    for size, name in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return f"{count} {name}{'' if count == 1 else 's'}"
    return f"{seconds} seconds" if seconds != 1 else "1 second"
