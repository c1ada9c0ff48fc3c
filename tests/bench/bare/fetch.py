"""Fetch addresses with httpx as it comes, a client for each of a few workers, and drop what they send.

`python fetch.py FILE`: an address a line.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import httpx

WORKERS = 24


async def _work(waiting: list[str]) -> None:
    async with httpx.AsyncClient(verify=False, limits=httpx.Limits(max_keepalive_connections=0)) as client:
        while waiting:
            (await client.get(waiting.pop())).raise_for_status()


async def _main(addresses: list[str]) -> None:
    await asyncio.gather(*(_work(addresses) for _ in range(WORKERS)))


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1]).read_text("utf-8").split()))
