"""Rules, kept and carried out: on posts as they arrive, and on those that are there when a person asks.

What is done as a post arrives is part of its arriving; only what a person asked for is in the journal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.conditions import All, Any, Condition, Has, Not
from tui_reader.models import PostId, SourceId
from tui_reader.outcomes import Stored
from tui_reader.rules import Action, Rule, RuleId
from tui_reader.store import arrivals, journal, kept_rows, matching, search, tagging, twins
from tui_reader.store.columns import micros, row_id, storable
from tui_reader.store.journal import Change, Field
from tui_reader.store.kept_rows import Kept
from tui_reader.store.search import Indexed, Seen
from tui_reader.store.where import clause

if TYPE_CHECKING:
    from tui_reader.entries import Draft, DraftRow

_NEW = """
select id from posts where id > :last and not (path <> '' and content_hash in (
    select content_hash from posts where source_id = :source and id <= :last))
"""
"""Posts that have come, but for files that may only have been renamed: those go on as they were."""


class Reading(NamedTuple):
    """How rules are understood, and what they look at."""

    understand: Callable[[str], Condition | None]
    """A rule's query as a condition; None where it can't be understood any more."""
    look: Callable[[Indexed], Seen]
    """Tells what is in a body."""


def every(conn: Connection) -> tuple[Rule, ...]:
    """All rules, the oldest first."""
    rows = conn.execute("select id, action, query, tag from rules order by id")
    return tuple(Rule(RuleId(id_), Action(action), query, tag) for id_, action, query, tag in rows)


def get(conn: Connection, rule_id: RuleId) -> Rule | None:
    """One rule."""
    return next((rule for rule in every(conn) if rule.id == rule_id), None)


def add(conn: Connection, action: Action, query: str, tag: str, now: datetime) -> Rule:
    """Keep a rule for posts to come, as an event of the journal."""
    (last,) = conn.execute(
        "select coalesce(max(seq), 0) from sqlite_sequence where name = 'rules'"
    ).fetchone()
    rule = Rule(RuleId(last + 1), action, storable(query), storable(tag))
    row = (rule.id, action.value, rule.tag, rule.query, micros(now))
    if change := kept_rows.put(conn, Kept.RULES, row):
        journal.record(conn, "rule", f"Made the rule “{rule.words}”", [change], now)
    return rule


def remove(conn: Connection, rule_id: RuleId, reading: Reading, now: datetime) -> Rule | None:
    """Give a rule up, as an event; what it hid shows again, unless another rule hides it too."""
    rule = get(conn, rule_id)
    if rule is None:
        return None
    rows = conn.execute("select id from posts where muted = ? and muted <> 0", (rule.id,)).fetchall()
    changes = list[Change | kept_rows.RowChange](_hand_over(conn, rule, [id_ for (id_,) in rows], reading))
    if gone := kept_rows.drop(conn, Kept.RULES, (rule.id,)):
        journal.record(conn, "rule", f"Gave up the rule “{rule.words}”", [*changes, gone], now)
    return rule


def receive(
    conn: Connection,
    source_id: SourceId,
    drafts: Sequence[Draft | DraftRow],
    now: datetime,
    as_read: Callable[[], Reading],
) -> Stored:
    """Store what one document holds, and carry out the rules on what is new in it.

    Args:
        conn: In a transaction.
        source_id: Whose document it is.
        drafts: What it holds.
        now: The present.
        as_read: Tells how rules are understood; only asked where there are any.
    """
    rules = every(conn)
    if not rules:
        return arrivals.store_drafts(conn, source_id, drafts, now)
    reading = as_read()
    (last,) = conn.execute("select coalesce(max(id), 0) from posts").fetchone()
    stored = arrivals.store_drafts(conn, source_id, drafts, now)
    if stored.added:
        new = [id_ for (id_,) in conn.execute(_NEW, {"last": last, "source": source_id})]
        conditions = [(rule, reading.understand(rule.query)) for rule in rules]
        if any(condition and _needs_index(condition) for _, condition in conditions):
            _index(conn, last, reading.look)
        for rule, condition in conditions:
            if condition is not None:
                _carry_out(conn, rule, _matching(conn, condition, new))
    return stored


def run(conn: Connection, rule: Rule, condition: Condition, now: datetime) -> int:
    """Carry a rule out on all posts there are, as one event; how many changed."""
    changes = _carry_out(conn, rule, _matching(conn, condition))
    changed = [id_ for change in changes for id_ in change.ids]
    if changed:
        words = _DONE[rule.action].format(journal.called(conn, changed), tag=rule.tag)
        journal.record(conn, "rule", words, changes, now)
    return twins.count(conn, changed) if changed else 0


def unmute(conn: Connection, ids: Iterable[PostId], now: datetime) -> int:
    """Show muted posts again, as one event; how many there were."""
    rows = conn.execute(
        "select muted, id from posts where muted <> 0 and id in (select value from json_each(?))",
        (json.dumps(twins.with_copies(conn, ids)),),
    ).fetchall()
    by = {rule: tuple(id_ for muted, id_ in rows if muted == rule) for rule in {muted for muted, _ in rows}}
    if by:
        changes = [journal.shift(conn, Change(Field.MUTED, rule, 0, of)) for rule, of in by.items()]
        shown = [id_ for _, id_ in rows]
        journal.record(conn, "unmuted", f"Showed {journal.called(conn, shown)} again", changes, now)
    return len(rows)


def muted(conn: Connection, source_id: SourceId | None) -> int:
    """How many posts of a source are muted, or of all."""
    sql = "select count(*) from posts where gone = 2 and apart = 0"
    values: tuple[object, ...] = ()
    if source_id is not None:
        sql, values = "select count(*) from posts where gone = 2 and source_id = ?", (row_id(source_id),)
    counted: tuple[int] = conn.execute(sql, values).fetchone()
    return counted[0]


_DONE = {
    Action.MUTE: "Muted {}",
    Action.READ: "Marked {} read",
    Action.STAR: "Starred {}",
    Action.TAG: "Tagged {} {tag}",
}


def _carry_out(conn: Connection, rule: Rule, ids: Collection[int]) -> list[Change]:
    match rule.action:
        case Action.MUTE:
            return _mute(conn, rule, ids)
        case Action.TAG:
            return tagging.changed(conn, ids, [rule.tag], [])
        case Action.READ | Action.STAR:
            field = Field.READ if rule.action is Action.READ else Field.STARRED
            change = journal.flip(conn, field, ids, True)
            return [change] if change else []


def _mute(conn: Connection, rule: Rule, ids: Collection[int]) -> list[Change]:
    rows = conn.execute(
        "select id from posts where muted = 0 and id in (select value from json_each(?))",
        (json.dumps(twins.with_copies(conn, ids)),),
    )
    hidden = tuple(id_ for (id_,) in rows.fetchall())
    return [journal.shift(conn, Change(Field.MUTED, 0, rule.id, hidden))] if hidden else []


def _hand_over(conn: Connection, rule: Rule, ids: list[int], reading: Reading) -> list[Change]:
    """Let other rules hide what one hid, and show the rest."""
    changes, left = list[Change](), ids
    for other in every(conn):
        if left and other.id != rule.id and other.action is Action.MUTE:
            condition = reading.understand(other.query)
            taken = _matching(conn, condition, left) if condition else []
            if taken:
                changes.append(Change(Field.MUTED, rule.id, other.id, tuple(taken)))
                left = [id_ for id_ in left if id_ not in set(taken)]
    if left:
        changes.append(Change(Field.MUTED, rule.id, 0, tuple(left)))
    return [journal.shift(conn, change) for change in changes]


def _matching(conn: Connection, condition: Condition, ids: Collection[int] | None = None) -> list[int]:
    """The posts that a condition holds for, muted ones too: of these, or of all but the guide's."""
    held = clause(conn, condition)
    among = "" if ids is None else " and p.id in (select value from json_each(?))"
    values = () if ids is None else (json.dumps(list(ids)),)
    rows = conn.execute(
        f"select p.id from posts p where p.gone & ~2 = 0 and p.apart = 0{among} and ({held.sql})",
        (*values, *held.values),
    )
    return [id_ for (id_,) in rows]


def _needs_index(condition: Condition) -> bool:
    """Whether it asks for words or things that are known only once a post is indexed."""
    match condition:
        case All(parts) | Any(parts):
            return any(map(_needs_index, parts))
        case Not(part):
            return _needs_index(part)
        case Has():
            return True
        case _:
            return matching.expression(condition) is not None


def _index(conn: Connection, last: int, look: Callable[[Indexed], Seen]) -> None:
    """Take what has come into the index. The newest go first, so that this ends with them."""
    while conn.execute("select 1 from index_queue where post_id > ? limit 1", (last,)).fetchone():
        search.fill(conn, look=look)
