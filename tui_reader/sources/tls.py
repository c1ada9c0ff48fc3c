"""The certificates that https addresses are checked against."""

from __future__ import annotations

import os
import threading
from functools import cache
from typing import TYPE_CHECKING

from tui_reader.errors import FetchError
from tui_reader.text import clean

if TYPE_CHECKING:
    import ssl


def trusted() -> ssl.SSLContext:
    """The certificates everybody trusts, read once for all clients."""
    with _reading:
        return _read_trusted(os.environ.get("SSL_CERT_FILE", ""), os.environ.get("SSL_CERT_DIR", ""))


_reading = threading.Lock()


@cache
def _read_trusted(file: str, folder: str) -> ssl.SSLContext:
    import ssl

    import certifi

    try:
        if file or folder:
            return ssl.create_default_context(cafile=file or None, capath=folder or None)
        return ssl.create_default_context(cafile=certifi.where())
    except OSError as error:  # ssl.SSLError is one too
        named = clean.line(file or folder)
        raise FetchError(
            f"The certificates in “{named}” can't be read, so no https address can be asked.",
            "Correct or unset SSL_CERT_FILE and SSL_CERT_DIR.",
        ) from error


@cache
def trust_nobody() -> ssl.SSLContext:
    """For plain http, which never pays for certificates."""
    import ssl

    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
