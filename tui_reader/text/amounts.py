"""How many there are of something, and how large it is, in words."""

from __future__ import annotations

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def counted(number: int, noun: str) -> str:
    """A number of things: "1 post", "1,204 posts"."""
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def size(length: int) -> str:
    """A number of bytes in words: "23.4 MB"; empty for 0, which is what a feed says that doesn't know."""
    amount, unit = float(length), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    if length <= 0:
        return ""
    return f"{amount:.0f} {_UNITS[unit]}" if unit == 0 or amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"


def playing(seconds: int) -> str:
    """How long something plays, as players show it: "1:02:03", "4:05"; empty for 0."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if seconds <= 0:
        return ""
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
