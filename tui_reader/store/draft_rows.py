"""Drafts as the columns they are stored in, whatever a stranger's text may hold."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.models import DateOrigin
from tui_reader.store.columns import file_name, lines, maybe_micros, micros, storable, storable_int
from tui_reader.store.packing import pack_text

if TYPE_CHECKING:
    from tui_reader.entries import Draft

FIELDS = (
    "date_origin",
    "updated",
    "draft",
    "words",
    "genre",
    "language",
    "url",
    "title",
    "authors",
    "tags",
    "categories",
    "folded",
    "summary",
    "content_hash",
)
AROUND = ("kind", "base_url", "enclosures", "notes")


class DraftRow(NamedTuple):
    """A draft as columns, but for its body."""

    signature: int
    """64 bits over all that a reader would see: equal for a post that is only met again."""
    path: str | bytes
    stamp: str
    published: int
    fields: tuple[object, ...]
    """The columns `FIELDS` of `posts`."""
    around: tuple[object, ...]
    """The columns `AROUND` of `bodies`."""


def row(draft: Draft) -> DraftRow:
    """All of a draft but its body."""
    published = micros(draft.published)
    fields, around = _fields(draft), _around(draft)
    dated = "" if draft.date_origin is DateOrigin.FIRST_SEEN else published
    signature = _digest("\x1f".join(map(str, (dated, *fields, *around))))
    return DraftRow(signature, file_name(draft.path), storable(draft.stamp), published, fields, around)


def text_and_body(draft: Draft) -> tuple[str | bytes | None, str]:
    """The columns `text` and `body` of `bodies`: the text packed, the body as it is."""
    body = storable(draft.body)
    return pack_text(storable(draft.text), body), body


def _fields(draft: Draft) -> tuple[object, ...]:
    title = storable(draft.title)
    authors, tags = storable(lines(draft.authors)), storable(lines(draft.tags))
    return (
        draft.date_origin.value,
        maybe_micros(draft.updated),
        int(draft.draft),
        storable_int(draft.words),
        draft.genre.value,
        storable(draft.language),
        storable(draft.url),
        title,
        authors,
        tags,
        storable(lines(draft.categories)),
        f"{title}\n{authors}\n{tags}".casefold(),
        storable(draft.summary),
        storable(draft.content_hash) or str(_digest(storable(draft.body))),
    )


def _around(draft: Draft) -> tuple[object, ...]:
    enclosures = [[enclosure.url, enclosure.type, enclosure.length] for enclosure in draft.enclosures]
    return (
        draft.body_kind.value,
        storable(draft.base_url),
        json.dumps(enclosures) if enclosures else "",
        storable(lines(draft.notes)),
    )


def _digest(seen: str) -> int:
    return int.from_bytes(blake2b(seen.encode(), digest_size=8).digest(), "big", signed=True)
