"""One tree of errors. Each carries a sentence for a person, and what to do next."""

from __future__ import annotations


class ReaderError(Exception):
    """Something a person should know about, in words.

    Args:
        what: What happened, one whole sentence: "example.org did not answer within 20 s."
        next_step: What to do about it, one whole sentence, or empty.
    """

    exit_code = 1
    pointer = ""
    """Lines that show the place it speaks of, or empty: what was written, and marks below it."""

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(what, next_step)
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what} {self.next_step}".strip()


class LocationError(ReaderError):
    """A location that names nothing that can be read."""


class FetchError(ReaderError):
    """An address that could not be fetched: refused, too slow, too large, not found."""


class NotAFeedError(ReaderError):
    """Bytes that are no feed, and name none."""


class ParseError(ReaderError):
    """A document on which the parser gave up, or had to be stopped."""


class StoreError(ReaderError):
    """The database can't be used: newer, foreign, broken, full or read-only."""


class BrokenError(StoreError):
    """The database is no longer what was written: damaged, cut short, overwritten."""


class ConfigError(ReaderError):
    """Settings that can't be followed, each with its line."""

    exit_code = 2


class NotFoundError(ReaderError):
    """A post or source that isn't in the library."""


class PictureError(ReaderError):
    """A picture that can't be shown: not found, refused, too large, broken."""
