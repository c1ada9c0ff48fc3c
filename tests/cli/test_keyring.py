"""A secret from the keyring: the package itself, with a backend that reads a file."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.library.feeds import item, rss
from tests.loopback import Loopback

BACKEND = """
import json, pathlib
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

class Backend(KeyringBackend):
    priority = 1

    def set_password(self, service, username, password):
        raise NotImplementedError

    def get_password(self, service, username):
        if username == "locked":
            raise KeyringLocked("The keyring is locked.")
        kept = json.loads(pathlib.Path(__file__).with_name("secrets.json").read_text())
        return kept.get(f"{service} {username}")
"""

NO_KEYRING = importlib.util.find_spec("keyring") is None


@pytest.fixture
def private(tmp_path: Path) -> dict[str, str]:
    """An environment in which the keyring is a file."""
    folder = tmp_path / "backend"
    folder.mkdir()
    (folder / "filed.py").write_text(BACKEND)
    (folder / "secrets.json").write_text('{"tui-reader anna": "s3cret"}')
    return {"PYTHONPATH": str(folder), "PYTHON_KEYRING_BACKEND": "filed.Backend"}


def add(
    start: Run, config: Path, server: Loopback, user: str, environment: dict[str, str]
) -> tuple[int, str]:
    """Add the feed in the name of somebody whose secret is in the keyring."""
    config.write_text(f'[sources."{server.url("/")}"]\nuser = "{user}"\nkeyring = true\n')
    done = start("--config", str(config), "add", server.url("/feed.xml"), **environment)
    return done.returncode, done.stderr


@pytest.mark.skipif(NO_KEYRING, reason="keyring is not installed")
def test_the_secret_is_taken_from_the_keyring(start: Run, tmp_path: Path, private: dict[str, str]) -> None:
    with Loopback() as server:
        server.give("/feed.xml", rss(item("Private", guid="1")))
        code, told = add(start, tmp_path / "config.toml", server, "locked", private)
        assert (code, "the keyring does not give it (The keyring is locked)" in told) == (2, True)
        code, told = add(start, tmp_path / "config.toml", server, "bert", private)
        assert (code, "the keyring has nothing for tui-reader and bert" in told) == (2, True)
        assert server.count("/feed.xml") == 0
        assert add(start, tmp_path / "config.toml", server, "anna", private) == (0, "")
        assert server.last("/feed.xml").headers["authorization"] == "Basic YW5uYTpzM2NyZXQ="


@pytest.mark.skipif(not NO_KEYRING, reason="keyring is installed")
def test_without_the_package_the_sentence_names_it(start: Run, tmp_path: Path) -> None:
    with Loopback() as server:
        code, told = add(start, tmp_path / "config.toml", server, "anna", {})
    assert (code, "the package keyring is not installed" in told) == (2, True)
