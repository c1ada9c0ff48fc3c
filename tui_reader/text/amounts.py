"""How many there are of something, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number of things: "1 post", "1,204 posts"."""
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
