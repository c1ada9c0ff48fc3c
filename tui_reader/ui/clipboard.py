"""Giving what is copied to the person's own command, for terminals that can't be told."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 5.0
"""Seconds a command may take with a text."""


async def give(command: Sequence[str], text: str) -> str:
    """Give a text to a command, on its input and never through a shell.

    Returns:
        What went wrong, in a sentence, or nothing.
    """
    name = Path(command[0]).name
    try:
        ended = await asyncio.to_thread(_run, command, text.encode("utf-8", "replace"))
    except subprocess.TimeoutExpired:
        return f"{name} did not take what was copied within {PATIENCE:.0f} s."
    except OSError as error:
        return f"{name} could not be started: {(error.strerror or 'unknown reason').lower()}."
    return f"{name} ended with code {ended}, so nothing was copied by it." if ended else ""


def _run(command: Sequence[str], data: bytes) -> int:
    nothing = subprocess.DEVNULL
    # Such a command goes on in the background: its output must not be waited for.
    ran = subprocess.run(
        command,
        input=data,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,
        timeout=PATIENCE,
        check=False,
    )
    return ran.returncode
