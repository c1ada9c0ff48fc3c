"""A list as quickly as it can be had: a flag that all of its posts have is a scope, which has an index."""

from __future__ import annotations

from tui_reader.conditions import EVERYTHING, All, Condition, Flag, Is
from tui_reader.models import Query, Scope

_SCOPES = {Flag.UNREAD: Scope.UNREAD, Flag.STARRED: Scope.STARRED, Flag.STARTED: Scope.STARTED}


def scoped(query: Query) -> Query:
    """The same posts by the scope that what is asked amounts to; another scope that is set stays."""
    flag = _flag(query.where)
    if flag is None or query.scope not in (Scope.ALL, _SCOPES[flag]):
        return query
    return query._replace(scope=_SCOPES[flag], where=_without(query.where, flag))


def _flag(condition: Condition) -> Flag | None:
    match condition:
        case Is(flag) if flag in _SCOPES:
            return flag
        case All(parts):
            return next(filter(None, map(_flag, parts)), None)
        case _:
            return None


def _without(condition: Condition, flag: Flag) -> Condition:
    match condition:
        case Is(found) if found is flag:
            return EVERYTHING
        case All(parts):
            rest = tuple(each for part in parts if (each := _without(part, flag)) != EVERYTHING)
            return rest[0] if len(rest) == 1 else All(rest)
        case _:
            return condition
