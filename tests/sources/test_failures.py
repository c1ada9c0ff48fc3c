"""Why an address could not be fetched, in words: what the system says underneath becomes a sentence."""

from __future__ import annotations

import errno
import socket
import ssl
from datetime import timedelta

import pytest

from tui_reader.sources import failures


def wrapped(*causes: BaseException) -> Exception:
    """An exception of a library around what the system said, as deep as libraries go."""
    try:
        try:
            raise causes[0] if len(causes) == 1 else BaseExceptionGroup("several attempts failed", causes)
        except BaseException as cause:
            raise OSError("All connection attempts failed") from cause
    except OSError as error:
        return error


def unverified(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = code
    return error


def tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("cause", "what"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), "b.example refused the connection."),
        (OSError(errno.ENETUNREACH, "x"), "b.example can't be reached from here."),
        (OSError(errno.EHOSTUNREACH, "x"), "b.example can't be reached from here."),
        (TimeoutError(errno.ETIMEDOUT, "x"), "b.example did not answer."),
        (ConnectionResetError(errno.ECONNRESET, "x"), "b.example broke off the connection."),
        (socket.gaierror(socket.EAI_NONAME, "x"), "There is no host called b.example."),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "The name b.example can't be looked up right now."),
        (unverified(10), "The connection to b.example is not safe: its certificate has expired."),
        (unverified(9), "The connection to b.example is not safe: its certificate is not valid yet."),
        (unverified(62), "The connection to b.example is not safe: its certificate belongs to another name."),
        (unverified(99), "The connection to b.example is not safe: its certificate can't be verified."),
        (tls("WRONG_VERSION_NUMBER"), "b.example does not speak TLS on this port."),
        (tls("UNSUPPORTED_PROTOCOL"), "b.example speaks only a version of TLS that is no longer safe."),
        (
            tls("TLSV1_ALERT_PROTOCOL_VERSION"),
            "b.example speaks only a version of TLS that is no longer safe.",
        ),
        (tls("SOMETHING_ELSE"), "b.example broke off before a safe connection came about."),
    ],
)
def test_what_the_system_says_becomes_a_sentence(cause: BaseException, what: str) -> None:
    error = failures.of_network("b.example", wrapped(cause))
    assert error.what == what
    assert error.next_step.endswith(".")


def test_several_attempts_that_failed_alike_are_one_sentence() -> None:
    refused = [ConnectionRefusedError(errno.ECONNREFUSED, "x") for _ in range(2)]
    assert failures.of_network("b.example", wrapped(*refused)).what == "b.example refused the connection."


def test_causes_that_go_in_a_circle_end() -> None:
    first, second = ValueError("1"), ValueError("2")
    first.__cause__, second.__cause__ = second, first
    assert failures.of_network("b.example", first).what == "b.example broke off the connection."


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=59), "59 seconds"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(days=1), "24 hours"),
    ],
)
def test_how_long_to_wait_is_told_in_words(wait: timedelta, words: str) -> None:
    assert failures.of_status("b.example", 429, wait).next_step == f"Ask again in {words}."


def test_no_time_to_wait_is_not_told() -> None:
    assert failures.of_status("b.example", 429, timedelta()).next_step == failures.LATER


@pytest.mark.parametrize(
    ("code", "advice"),
    [(10, "this machine's clock"), (18, "SSL_CERT_FILE"), (20, "SSL_CERT_FILE"), (62, "spelling")],
)
def test_a_certificate_that_proves_nothing_is_told_with_what_to_do(code: int, advice: str) -> None:
    next_step = failures.of_network("b.example", wrapped(unverified(code))).next_step
    assert next_step.startswith("Nothing was fetched. ")
    assert advice in next_step
