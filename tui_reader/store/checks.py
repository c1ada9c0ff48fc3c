"""Whether a row of a damaged database can be what was stored: it fits the types, and unpacks."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from tui_reader.models import BodyKind, DateOrigin, Genre, SourceKind
from tui_reader.store.columns import maybe_moment
from tui_reader.store.packing import unpack_body, unpack_text

Named = Mapping[str, Any]
"""A row, by the names of its columns."""


def anything(_row: Named) -> None:
    """For rows of which nothing is known but their types, which the table itself knows."""


def _source(row: Named) -> None:
    SourceKind(row["kind"])
    _moments(row, "checked", "next_fetch")


def _post(row: Named) -> None:
    if "published" not in row:
        return  # only some columns are asked for
    DateOrigin(row["date_origin"])
    Genre(row["genre"])
    _moments(row, "published", "updated")


def _body(row: Named) -> None:
    BodyKind(row["kind"])
    _unpacked(row["text"], row["body"])


def _full_text(row: Named) -> None:
    _unpacked(row.get("text"), row["html"])


def _event(row: Named) -> None:
    if not isinstance(json.loads(row["changes"]), list):
        raise ValueError("no list of changes")


def _moments(row: Named, *columns: str) -> None:
    for column in columns:
        try:
            maybe_moment(row[column])
        except (OverflowError, TypeError) as error:
            raise ValueError("no moment") from error


def _unpacked(text: Any, body: Any) -> None:
    try:
        unpack_body(body)
        if text is not None:
            unpack_text(text, body)
    except (zlib.error, TypeError) as error:
        raise ValueError("it can't be unpacked") from error


CHECKS: dict[str, Callable[[Named], None]] = {
    "sources": _source,
    "posts": _post,
    "bodies": _body,
    "full_texts": _full_text,
    "journal": _event,
}
"""By table. Each raises ValueError."""
