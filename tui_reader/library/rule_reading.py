"""How the query of a rule is understood, whenever the rule is carried out."""

from __future__ import annotations

import logging
from datetime import datetime

from tui_reader.conditions import EVERYTHING, Condition
from tui_reader.errors import ReaderError
from tui_reader.library import looking, query
from tui_reader.library.query.errors import QueryError
from tui_reader.rules import Action
from tui_reader.store.rules import Reading
from tui_reader.text import clean
from tui_reader.text.here import HERE

log = logging.getLogger(__name__)


class RuleError(ReaderError):
    """A rule that can't be kept."""

    exit_code = 2


def reading(now: datetime) -> Reading:
    """How rules are understood at a moment."""

    def understand(line: str) -> Condition | None:
        try:
            return query.read(line, now=now, zone=HERE)
        except QueryError as error:
            # It was understood when it was made; the others go on without it.
            log.warning("a rule can't be understood any more: %s", error)
            return None

    return Reading(understand, looking.seen)


def checked(line: str, now: datetime) -> Condition:
    """What a rule is to be for.

    Raises:
        ReaderError: It can't be understood, or is every post there will ever be.
    """
    condition = query.read(line, now=now, zone=HERE)
    if condition == EVERYTHING:
        raise RuleError(
            "A rule needs to know for which posts it is.", "Give it a query, such as source:news sponsored."
        )
    return condition


def action(words: str) -> tuple[Action, str]:
    """What a rule is to do, as typed: `mute`, `read`, `star`, or `tag` and a name.

    Raises:
        ReaderError: It is none of that.
    """
    name, _, tag = clean.line(words, limit_cells=80).replace("=", " ", 1).strip().partition(" ")
    tag = tag.strip().lstrip("#+-")
    if name.lower() not in list(Action):
        raise RuleError(f"A rule can't “{name}”.", f"It can {', '.join(Action)}.")
    wanted = Action(name.lower())
    if wanted is Action.TAG and not tag:
        raise RuleError("With which tag?", "Write tag=to-read, for instance.")
    return wanted, tag if wanted is Action.TAG else ""
