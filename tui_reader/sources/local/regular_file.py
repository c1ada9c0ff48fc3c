"""Read a file that may be anything: a pipe, a device, a link, a gigabyte, gone.

Opening never blocks and never follows a link in the last place, and no more is read than asked for.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Reason(StrEnum):
    """Why a file was left out, as it is said after a number: "3 too large"."""

    TOO_LARGE = "too large"
    NOT_TEXT = "not text"
    NOT_REGULAR = "not a regular file"
    LINK = "linking out of the folder"
    UNREADABLE = "not readable"
    VANISHED = "gone meanwhile"
    NO_POST = "no post by its own words"


class Content(NamedTuple):
    """A file's bytes, and what the system said of it when they were read."""

    data: bytes
    mtime_ns: int
    size: int

    @property
    def stamp(self) -> str:
        """As long as this is the same, so is the file."""
        return f"{self.mtime_ns}:{self.size}"


_FLAGS = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW
_REASONS = {
    errno.ENOENT: Reason.VANISHED,
    errno.ENOTDIR: Reason.VANISHED,
    errno.ELOOP: Reason.LINK,
    errno.ENXIO: Reason.NOT_REGULAR,  # a socket, or a pipe nobody reads from
    errno.ENODEV: Reason.NOT_REGULAR,
    errno.EISDIR: Reason.NOT_REGULAR,
}


def read(path: str, most: int) -> Content | Reason:
    """Read a regular file of at most so many bytes, or say why not."""
    return _opened(path, lambda descriptor: _read(descriptor, most))


def head(path: str, most: int) -> bytes | Reason:
    """Read the first bytes of a regular file of any size, or say why not."""
    return _opened(path, lambda descriptor: _head(descriptor, most))


def reason_of(error: OSError) -> Reason:
    """What an error of the system means here."""
    return _REASONS.get(error.errno or 0, Reason.UNREADABLE)


def _opened(path: str, work: Callable[[int], T | Reason]) -> T | Reason:
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        return reason_of(error)
    try:
        return work(descriptor)
    except OSError as error:
        return reason_of(error)
    finally:
        os.close(descriptor)


def _head(descriptor: int, most: int) -> bytes | Reason:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return Reason.NOT_REGULAR
    return os.read(descriptor, most)


def _read(descriptor: int, most: int) -> Content | Reason:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        return Reason.NOT_REGULAR
    if found.st_size > most:
        return Reason.TOO_LARGE
    # Files of /proc say that they are empty, and one that is written to grows: read past the size told.
    data = os.read(descriptor, found.st_size + 1)
    while more := len(data) <= most and os.read(descriptor, most + 1 - len(data)):
        data += more
    if len(data) > most:
        return Reason.TOO_LARGE
    return Content(data, found.st_mtime_ns, found.st_size)
