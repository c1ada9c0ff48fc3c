"""Drafts as the gate makes them, one a minute back in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui_reader.entries import Draft
from tui_reader.models import BodyKind, DateOrigin

NOW = datetime(2025, 8, 22, 12, 0, 0, 123_457, tzinfo=UTC)
"""The moment at which every test plays; its microseconds catch times kept as floats."""

_PLAIN = Draft(
    key="",
    url="",
    title="",
    authors=("Santiago",),
    published=NOW,
    date_origin=DateOrigin.GIVEN,
    updated=None,
    tags=("python",),
    categories=(),
    summary="A summary.",
    body="<p>A body.</p>",
    body_kind=BodyKind.HTML,
    base_url="",
    text="A body.",
    words=2,
)


def draft(number: int, **fields: object) -> Draft:
    """The post that is `number` minutes old."""
    plain = _PLAIN._replace(
        key=f"key-{number}",
        url=f"https://a.example/{number}",
        title=f"Post {number}",
        published=NOW - timedelta(minutes=number),
        content_hash=f"hash-{number}",
    )
    return plain._replace(**fields)  # type: ignore[arg-type]  # a test names real fields


def drafts(count: int, start: int = 0) -> list[Draft]:
    """Posts from `start` minutes of age on, newest first."""
    return [draft(number) for number in range(start, start + count)]
