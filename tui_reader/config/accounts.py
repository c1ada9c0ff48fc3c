"""How to ask feeds that don't answer everybody: with a name and a secret, through a proxy, as somebody else.

A secret itself is never in the settings: they say where it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui_reader.config.checks import command, flag, setting, text
from tui_reader.text.address import as_known


@dataclass(frozen=True, slots=True)
class Account:
    """What is sent along to every address that begins so."""

    prefix: str = ""
    user: str = setting("", text)
    password_cmd: tuple[str, ...] = setting((), command)
    """A command whose first line of output is the secret."""
    password_env: str = setting("", text)
    """A variable that holds it."""
    keyring: bool = setting(False, flag)
    """It is in the system's keyring, under the service `tui-reader` and the name `user`."""
    header: str = setting("", text)
    """A header that carries it in the place of `{}`: `Authorization: Bearer {}`."""
    proxy: str = setting("", text)
    """The address of a proxy."""
    user_agent: str = setting("", text)


def account_for(accounts: Sequence[Account], url: str) -> Account | None:
    """The account with the longest beginning of an address."""
    asked = _whole(url)
    fitting = [account for account in accounts if asked.startswith(_whole(account.prefix))]
    return max(fitting, key=lambda account: len(account.prefix), default=None)


def _whole(url: str) -> str:
    """An address as it is known, its host ended: `https://a.example` is no beginning of `a.example.org`."""
    known = as_known(url)
    return known if "/" in known.partition("://")[2] else f"{known}/"
