"""Drafts as the columns they are stored in, whatever a stranger's text may hold."""

from __future__ import annotations

import json
from hashlib import blake2b

from tui_reader.entries import Draft, DraftRow
from tui_reader.models import DateOrigin
from tui_reader.store.columns import file_name, lines, maybe_micros, micros, storable, storable_int
from tui_reader.store.packing import pack_text

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


def row(draft: Draft) -> DraftRow:
    """All of a draft, as it is stored."""
    published, body = micros(draft.published), storable(draft.body)
    fields, around = _fields(draft), _around(draft)
    dated = "" if draft.date_origin is DateOrigin.FIRST_SEEN else published
    return DraftRow(
        key=storable(draft.key),
        url=storable(draft.url),
        title=storable(draft.title),
        aliases=tuple(map(storable, draft.aliases)),
        path=file_name(draft.path),
        stamp=storable(draft.stamp),
        signature=_digest("\x1f".join(map(str, (dated, *fields, *around)))),
        published=published,
        fields=fields,
        around=around,
        text=pack_text(storable(draft.text), body),
        body=body,
    )


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
    enclosures = [enclosure if enclosure.seconds else enclosure[:3] for enclosure in draft.enclosures]
    return (
        draft.body_kind.value,
        storable(draft.base_url),
        json.dumps(enclosures) if enclosures else "",
        storable(lines(draft.notes)),
    )


def _digest(seen: str) -> int:
    return int.from_bytes(blake2b(seen.encode(), digest_size=8).digest(), "big", signed=True)
