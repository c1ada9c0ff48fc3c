"""A person's own tags of posts. They stand apart from those that came with a post, which may come anew."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from sqlite3 import Connection

from tui_reader.models import PostId
from tui_reader.store import journal, twins
from tui_reader.store.columns import lines, storable, unlined
from tui_reader.store.journal import Change, Field


def tag(
    conn: Connection, ids: Iterable[PostId], add: Sequence[str], remove: Sequence[str], now: datetime
) -> int:
    """Give posts tags of the person's own, and take some away, as one event; how many posts changed."""
    known = {name.casefold(): name for name in own(conn)}
    add = [known.get(name.casefold(), name) for name in add]
    changes = changed(conn, ids, add, remove)
    marked = [id_ for change in changes for id_ in change.ids]
    if marked:
        words = _words(add, remove).format(journal.called(conn, marked))
        journal.record(conn, "tagged", words, changes, now)
    return twins.count(conn, marked)


def changed(conn: Connection, ids: Iterable[int], add: Sequence[str], remove: Sequence[str]) -> list[Change]:
    """Change the tags of posts and of their copies; the caller records it."""
    rows = conn.execute(
        "select id, own_tags from posts where id in (select value from json_each(?))",
        (json.dumps(twins.with_copies(conn, ids)),),
    )
    posts = defaultdict[tuple[str, str], list[int]](list)
    for id_, before in rows.fetchall():
        if before != (after := _after(before, add, remove)):
            posts[before, after].append(id_)
    return [
        journal.shift(conn, Change(Field.OWN_TAGS, before, after, tuple(of)))
        for (before, after), of in posts.items()
    ]


def own(conn: Connection) -> tuple[str, ...]:
    """Every tag there is of the person's own, by its name."""
    rows = conn.execute("select distinct own_tags from posts where own_tags <> ''")
    names = {name.casefold(): name for (stored,) in rows for name in unlined(stored)}
    return tuple(names[folded] for folded in sorted(names))


def _after(before: str, add: Sequence[str], remove: Sequence[str]) -> str:
    """The tags in the order in which they were given; no letter's case makes another tag."""
    unwanted = {name.casefold() for name in remove}
    kept = {name.casefold(): name for name in unlined(before) if name.casefold() not in unwanted}
    for name in add:
        kept.setdefault(name.casefold(), name)
    return storable(lines(tuple(kept.values())))


def _words(add: Sequence[str], remove: Sequence[str]) -> str:
    """What is said of the event; the posts come where the braces are."""
    added, removed = (", ".join(names).replace("{", "{{").replace("}", "}}") for names in (add, remove))
    if not remove:
        return f"Tagged {{}} {added}"
    return "Changed the tags of {}" if add else f"Took {removed} off {{}}"
