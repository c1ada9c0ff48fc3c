"""Fetching over TLS: nothing without a certificate that proves the name.

The certificates in tests/data/tls are for localhost, elsewhere and the past; their keys guard nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loopback import Loopback
from tui_reader.errors import FetchError
from tui_reader.sources import http
from tui_reader.sources.http import Response

TLS = Path(__file__).parents[1] / "data" / "tls"


async def refused(url: str) -> str:
    with pytest.raises(FetchError) as caught:
        await http.get(url)
    return caught.value.what


async def test_a_certificate_that_is_trusted_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "good.pem"))
    with Loopback(TLS / "good.pem") as server:
        server.give("/feed", "here")
        answer = await http.get(server.url("/feed", host="localhost"))
        assert isinstance(answer, Response)
        assert answer.body == b"here"


async def test_a_certificate_nobody_signed_is_refused() -> None:
    with Loopback(TLS / "good.pem") as server:
        server.give("/feed", "here")
        words = await refused(server.url("/feed", host="localhost"))
        assert words.startswith(
            "The connection to localhost is not safe: its certificate is signed by itself"
        )
        assert server.requests == ()


@pytest.mark.parametrize(
    ("certificate", "words"), [("expired", "has expired"), ("elsewhere", "belongs to another name")]
)
async def test_a_certificate_of_the_past_or_of_another_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, certificate: str, words: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / f"{certificate}.pem"))
    with Loopback(TLS / f"{certificate}.pem") as server:
        server.give("/feed", "here")
        assert words in await refused(server.url("/feed", host="localhost"))


async def test_a_port_without_tls_is_said_so(server: Loopback) -> None:
    assert "does not speak TLS" in await refused(server.url("/feed").replace("http:", "https:"))


async def test_an_old_version_of_tls_is_said_so(old_tls: str) -> None:
    assert "no longer safe" in await refused(old_tls)


async def test_going_on_from_https_to_http_is_noted_and_takes_no_password_along(
    server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "good.pem"))
    server.give("/feed", "here")
    with Loopback(TLS / "good.pem") as secure:
        secure.redirect("/feed", server.url("/feed", host="localhost"), 301)
        answer = await http.get(secure.url("/feed", host="anna:secret@localhost"))
    assert isinstance(answer, Response)
    assert answer.body == b"here"
    assert answer.notes == ("localhost sends on from https to plain http, which others can read and change.",)
    assert answer.permanent_url == ""
    assert "authorization" in secure.last("/feed").headers
    assert "authorization" not in server.last("/feed").headers


async def test_certificates_that_cannot_be_read_stop_https_only(
    server: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.pem"
    junk.write_text("no certificate")
    server.give("/feed", "here")
    for name in (str(junk), str(tmp_path / "missing.pem")):
        monkeypatch.setenv("SSL_CERT_FILE", name)
        assert "can't be read" in await refused("https://blog.example/feed")
        assert isinstance(await http.get(server.url("/feed")), Response)
