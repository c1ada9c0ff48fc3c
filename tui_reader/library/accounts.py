"""From what the settings say of an account to what is sent: the secret is fetched when it is needed."""

from __future__ import annotations

import asyncio
import importlib
import os
from collections.abc import Sequence

from tui_reader.config.accounts import Account, account_for
from tui_reader.errors import ConfigError
from tui_reader.sources.addresses import shown
from tui_reader.sources.login import NOBODY, Login
from tui_reader.text import clean

PATIENCE = 30.0
"""Seconds that a command may take: somebody may have to unlock something."""

_SERVICE = "tui-reader"


async def login(accounts: Sequence[Account], url: str) -> Login:
    """What to send to an address.

    Raises:
        ConfigError: The secret can't be had.
    """
    account = account_for(accounts, url)
    if account is None:
        return NOBODY
    secret = await _secret(account)
    name, _, value = account.header.partition(":")
    header = (name.strip(), value.strip().replace("{}", secret)) if value else None
    password = "" if header else secret
    return Login(account.user, password, header, account.proxy, account.user_agent)


def told(accounts: Sequence[Account], url: str) -> tuple[str, ...]:
    """What is sent to an address and where that is set, in sentences; the secret itself is never told."""
    account = account_for(accounts, url)
    if account is None:
        return ()
    facts = (
        account.user and f"It is asked in the name of {account.user}.",
        account.header and f"The header {account.header.partition(':')[0].strip()} is sent along.",
        _where(account),
        account.proxy and f"It is asked through {shown(account.proxy)}.",
        account.user_agent and f"The program calls itself {account.user_agent}.",
        f'All this is set under [sources."{shown(account.prefix)}"] in the settings file.',
    )
    return tuple(clean.line(fact) for fact in facts if fact)


def _where(account: Account) -> str:
    """Where the secret comes from, as a sentence."""
    if account.password_cmd:
        return f"The secret comes from the command {account.password_cmd[0]}."
    if account.password_env:
        return f"The secret comes from the variable {account.password_env}."
    return "The secret comes from the keyring." if account.keyring else ""


async def _secret(account: Account) -> str:
    if account.password_cmd:
        return await _said_by(account)
    if account.password_env:
        if (secret := os.environ.get(account.password_env)) is None:
            raise _no_secret(account, f"the variable {account.password_env} is not set")
        return secret
    return await asyncio.to_thread(_in_keyring, account) if account.keyring else ""


async def _said_by(account: Account) -> str:
    try:
        process = await asyncio.create_subprocess_exec(
            *account.password_cmd,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError:
        raise _no_secret(account, f"{account.password_cmd[0]} could not be started") from None
    try:
        async with asyncio.timeout(PATIENCE):
            output, _ = await process.communicate()
    except TimeoutError:
        raise _no_secret(account, f"{account.password_cmd[0]} took too long") from None
    finally:
        if process.returncode is None:  # too slow, or nobody waits for the answer any more
            process.kill()
            await process.wait()
    if process.returncode:
        raise _no_secret(account, f"{account.password_cmd[0]} ended with code {process.returncode}")
    return output.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")


def _in_keyring(account: Account) -> str:
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        raise _no_secret(account, "the package keyring is not installed") from None
    try:
        secret = keyring.get_password(_SERVICE, account.user)
    except Exception as error:  # noqa: BLE001 - a backend is another program's door, and raises what it likes
        why = clean.line(str(error)).rstrip(".") or type(error).__name__
        raise _no_secret(account, f"the keyring does not give it ({why})") from None
    if secret is None:
        raise _no_secret(account, f"the keyring has nothing for {_SERVICE} and {account.user}")
    return str(secret)


def _no_secret(account: Account, why: str) -> ConfigError:
    return ConfigError(
        f"The password for {shown(account.prefix)} can't be had: {why}.",
        "See the settings under [sources].",
    )
