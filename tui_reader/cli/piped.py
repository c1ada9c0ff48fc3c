"""`-` as a location: a post, a feed, or a list of files and addresses from the standard input."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

from tui_reader.errors import LocationError
from tui_reader.library.export import slug

MOST = 20 * 1024 * 1024
"""Bytes that are read."""

_MOST_LISTED = 1_000
_ADDRESS = re.compile(r"https?://\S+$")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def locations(folder: Path) -> tuple[str, ...]:
    """What the standard input names, or is.

    Args:
        folder: Where a post or a feed is kept, under a name made of what it holds.

    Returns:
        The files and addresses of a list; else the one file that now holds the post or the feed.

    Raises:
        LocationError: There was nothing, or it can't be kept.
    """
    data = sys.stdin.buffer.read(MOST)
    if not data.strip():
        raise LocationError(
            "Nothing came in.", "Pipe a post, a feed, or a list of addresses into tui-reader -."
        )
    return _listed(data) or (str(_kept(data, folder)),)


def give_keyboard_back() -> None:
    """Let keys come from the terminal again, where the standard input was a pipe.

    Raises:
        OSError: There is no terminal.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)


def _listed(data: bytes) -> tuple[str, ...]:
    """The lines, when half are addresses or paths of what is there, and the others could be; no comments."""
    try:
        told = (line.strip() for line in data.decode().splitlines())
        lines = [line for line in told if line and not line.startswith("#")]
    except UnicodeDecodeError:
        return ()
    right = [bool(_ADDRESS.match(line)) or _is_there(line) for line in lines]
    if len(lines) > _MOST_LISTED or not any(right):
        return ()
    slips = [line for line, is_right in zip(lines, right, strict=True) if not is_right]
    return () if any(" " in line for line in slips) or len(slips) * 2 > len(lines) else tuple(lines)


def _is_there(line: str) -> bool:
    try:
        return Path(line).expanduser().exists()
    except (OSError, RuntimeError, ValueError):
        return False


def _kept(data: bytes, folder: Path) -> Path:
    ending = ".xml" if _MARKUP.match(data) else ".html" if _PAGE.match(data) else ".md"
    if data.lstrip()[:1] == b"{" and b"jsonfeed.org" in data[:4096]:
        ending = ".json"
    # Text without a title is called by its file's name, so that is what it begins with.
    first = data.lstrip().partition(b"\n")[0].decode(errors="replace").strip()
    folder = folder / hashlib.blake2b(data, digest_size=8).hexdigest()
    is_told = ending == ".md" and first.isprintable() and "\ufffd" not in first
    path = folder / f"{slug(first) if is_told else 'piped'}{ending}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise LocationError(f"What came in can't be kept in {folder}: {why}.", "") from None
    return path
