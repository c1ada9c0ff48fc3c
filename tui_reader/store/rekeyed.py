"""Posts of feeds that come again under another guid: known by what else tells, they keep their marks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from sqlite3 import Connection
from typing import NamedTuple

from tui_reader.entries import DraftRow
from tui_reader.models import DateOrigin, SourceId, SourceKind
from tui_reader.store import draft_rows

_IS_FEED = f"select kind in ('{SourceKind.FEED}', '{SourceKind.FEED_FILE}') from sources where id = ?"
# Only those can have another guid now that the document does not list by the one they had.
_LEFT_OUT = """
select id, published, date_origin, url, title, content_hash from posts
where source_id = ?1 and key not in (select value from json_each(?2))
and (published in (select value from json_each(?3)) or date_origin = ?4) order by id desc
"""
_RENAME = "update posts set key = ? where id = ?"

_ORIGIN, _TEXT = draft_rows.FIELDS.index("date_origin"), draft_rows.FIELDS.index("content_hash")


class _Told(NamedTuple):
    """What tells a post, its guid left out."""

    published: int | None
    """Microseconds; None where it has no date of its own."""
    place: str
    """Its address without the scheme."""
    title: str
    text: object


def follow(
    conn: Connection, source_id: SourceId, listed: Mapping[str, DraftRow], known: Collection[str]
) -> list[int]:
    """Give stored posts the keys by which they have come again; which posts these are.

    A wrong match would lose a post, a missed one shows it twice: so the date must be the same, and the title
    with the text, or else the address, where nothing else of that date has it. What has no date of its own
    must be the same in all of these.

    Args:
        conn: Within a transaction.
        source_id: Any source; only those of feeds are looked through.
        listed: What the document holds, by its keys.
        known: Those of the keys that something is stored by.
    """
    if len(known) == len(listed) or not conn.execute(_IS_FEED, (source_id,)).fetchone()[0]:
        return []
    dates = json.dumps([row.published for row in listed.values()])
    rows = conn.execute(_LEFT_OUT, (source_id, json.dumps(list(listed)), dates, DateOrigin.FIRST_SEEN))
    stored = {id_: _told(*rest) for id_, *rest in rows}
    if not stored:
        return []
    told = {
        key: _told(row.published, row.fields[_ORIGIN], *row[1:3], row.fields[_TEXT])
        for key, row in listed.items()
    }
    found = dict(_matched(told, stored, known))
    conn.executemany(_RENAME, [(key, id_) for id_, key in found.items()])
    return list(found)


def _matched(
    listed: Mapping[str, _Told], stored: dict[int, _Told], known: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Stored posts, each once, with the keys they have come by."""
    came = {key: told for key, told in listed.items() if key not in known}
    for sign in (_by_text, _by_title, _by_place):
        counted = Counter(map(sign, listed.values()))
        held = Counter(map(sign, stored.values()))
        ids = {sign(told): id_ for id_, told in stored.items()}
        for key, told in list(came.items()):
            found = sign(told)
            # Copies that came by changing guids before are alike in all; else only what is alone tells.
            if found and found in ids and (sign is _by_text or counted[found] == held[found] == 1):
                id_ = ids.pop(found)
                yield id_, key
                del stored[id_], came[key]


def _by_text(told: _Told) -> object:
    if told.published is None:
        return told if told.title else None
    return (told.published, told.title, told.text) if told.title else None


def _by_title(told: _Told) -> object:
    return told[:3] if told.published is not None and told.title else None


def _by_place(told: _Told) -> object:
    return told[:2] if told.published is not None and told.place else None


def _told(published: int, origin: object, url: str, title: str, text: object) -> _Told:
    dated = None if origin == DateOrigin.FIRST_SEEN else published
    return _Told(dated, url.partition("://")[2], title, text)
