"""Feeds that don't answer everybody: what is sent, to whom, and where the secret comes from."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.library.conftest import NOW
from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.config import Config, load
from tui_reader.config.accounts import Account
from tui_reader.errors import ReaderError
from tui_reader.library import accounts
from tui_reader.library.library import Library

SECRET = "s3cret"
SAYING = (sys.executable, "-c", f"print('{SECRET}')")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., object]:
    """Open a library with accounts."""

    @asynccontextmanager
    async def with_accounts(*accounts: Account) -> AsyncIterator[Library]:
        library = Library.open(tmp_path / "private.db", Config(accounts=accounts), clock=lambda: NOW)
        yield library
        await library.close()

    return with_accounts


def basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


@pytest.mark.parametrize("source", ["command", "variable"])
async def test_a_name_and_a_secret_are_sent(
    opened: Callable[..., object], server: Loopback, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("PRIVATE", SECRET)
    server.give("/feed.xml", rss(item("Private", guid="1")))
    told: dict[str, Any] = {"password_cmd": SAYING} if source == "command" else {"password_env": "PRIVATE"}
    async with opened(Account(server.url("/"), "me", **told)) as library:  # type: ignore[attr-defined]
        source_ = await library.visit(server.url("/feed.xml"))
        assert server.last("/feed.xml").headers["authorization"] == basic("me", SECRET)
        await library.refresh([source_.id], insist=True)
        assert server.last("/feed.xml").headers["authorization"] == basic("me", SECRET)
        database = library.database.path.read_bytes()
    assert SECRET.encode() not in database


async def test_an_account_is_that_of_its_host_alone_however_that_is_spelled(
    opened: Callable[..., object], server: Loopback
) -> None:
    server.give("/feed.xml", rss(item("Private", guid="1")))
    loud = server.url("", host="LocalHost")
    shorter = Account(loud[:-1], "me", password_cmd=SAYING)  # its port begins so, and goes on
    async with opened(shorter) as library:  # type: ignore[attr-defined]
        await library.visit(f"{loud}/feed.xml")
    assert "authorization" not in server.last("/feed.xml").headers
    async with opened(Account(loud, "me", password_cmd=SAYING)) as library:  # type: ignore[attr-defined]
        await library.refresh(insist=True)
    assert server.last("/feed.xml").headers["authorization"] == basic("me", SECRET)


async def test_a_token_goes_into_the_header_that_carries_it(
    opened: Callable[..., object], server: Loopback
) -> None:
    server.give("/feed.xml", rss(item("Private", guid="1")))
    account = Account(server.url("/"), password_cmd=SAYING, header="X-Token: t {}", user_agent="Somebody/1")
    async with opened(account) as library:  # type: ignore[attr-defined]
        await library.visit(server.url("/feed.xml"))
    headers = server.last("/feed.xml").headers
    assert (headers["x-token"], headers["user-agent"]) == (f"t {SECRET}", "Somebody/1")
    assert "authorization" not in headers


async def test_nothing_is_sent_to_another_place_that_it_sends_on_to(
    opened: Callable[..., object], server: Loopback
) -> None:
    with Loopback() as other:
        other.give("/feed.xml", rss(item("Elsewhere", guid="1")))
        server.redirect("/feed.xml", other.url("/feed.xml"))
        account = Account(server.url("/"), "me", password_cmd=SAYING)
        async with opened(account) as library:  # type: ignore[attr-defined]
            await library.visit(server.url("/feed.xml"))
        assert "authorization" in server.last("/feed.xml").headers
        assert "authorization" not in other.last("/feed.xml").headers


async def test_only_addresses_that_begin_so_are_asked_with_it(
    opened: Callable[..., object], server: Loopback
) -> None:
    server.give("/open.xml", rss(item("Open", guid="1")))
    async with opened(Account(server.url("/private/"), "me", password_cmd=SAYING)) as library:  # type: ignore[attr-defined]
        await library.visit(server.url("/open.xml"))
    assert "authorization" not in server.last("/open.xml").headers


async def test_a_proxy_of_a_source_is_asked_in_its_place(
    opened: Callable[..., object], server: Loopback
) -> None:
    server.give("http://blog.example/feed.xml", rss(item("By proxy", guid="1")))
    account = Account("http://blog.example/", proxy=server.url("/").rstrip("/"))
    async with opened(account) as library:  # type: ignore[attr-defined]
        source = await library.visit("http://blog.example/feed.xml")
        assert source.total == 1


@pytest.mark.parametrize(
    ("account", "why"),
    [
        ({"password_env": "NOT_SET_AT_ALL"}, "the variable NOT_SET_AT_ALL is not set"),
        ({"password_cmd": ("/nowhere/at/all",)}, "/nowhere/at/all could not be started"),
        ({"password_cmd": (sys.executable, "-c", "exit(3)")}, "ended with code 3"),
    ],
)
async def test_a_secret_that_can_not_be_had_says_why_and_nothing_is_asked(
    opened: Callable[..., object], server: Loopback, account: dict[str, object], why: str
) -> None:
    async with opened(Account(server.url("/"), "me", **account)) as library:  # type: ignore[attr-defined,arg-type]
        with pytest.raises(ReaderError, match=why):
            await library.visit(server.url("/feed.xml"))
    assert server.requests == ()


def test_accounts_are_read_from_the_settings_and_mistakes_told(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[sources."https://a.example/"]\nuser = "me"\npassword_cmd = "pass show a"\n'
        '[sources."nothing"]\nuser = "x"\n[sources."https://b.example/"]\ncolor = "red"\n'
    )
    loaded = load(file)
    first, _ = loaded.config.accounts
    assert first == Account("https://a.example/", "me", ("pass", "show", "a"))
    told = " ".join(str(problem) for problem in loaded.problems)
    assert "must be the beginning of an http(s) address" in told
    assert "There is no setting “color”" in told


async def test_a_command_for_which_nobody_waits_any_more_is_ended(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    script = f"import os, time; open({str(begun)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    account = Account("https://a.example/", "me", password_cmd=(sys.executable, "-c", script))
    asking = asyncio.create_task(accounts.login([account], "https://a.example/feed"))
    process = int(await asyncio.to_thread(begun.read_text))
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
