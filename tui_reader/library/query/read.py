"""From a typed line to conditions: words side by side must all hold, `OR` binds its neighbors together.

    query  = choice*
    choice = term ("OR" term)*
    term   = ("-" | "NOT") term | "(" query ")" | field | phrase | NEAR(...) | word

Everything that can be typed means something: a parenthesis never closed ends with the line, one
never opened is passed over, and an operator without neighbors is a word. Only a known field whose
value means nothing is an error, and a name with a colon that is nearly a field's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from itertools import accumulate

from tui_reader.conditions import (
    EVERYTHING,
    All,
    Any,
    Condition,
    Flag,
    Is,
    Named,
    Near,
    Not,
    Part,
    Words,
)
from tui_reader.library.query.errors import MisunderstoodError, QueryError
from tui_reader.library.query.fields import FIELDS, NAMES, PLACES, Now
from tui_reader.library.query.tokens import Kind, Token, quoted, tokens
from tui_reader.models import Query, SourceId

LONGEST = 1_000
"""Characters of a query. A longer one is refused: cut off, it would be for posts that nobody asked for."""

MOST = 100
"""Tokens of a query."""

DEEPEST = 12
"""Conditions within conditions: from 16 on SQLite may have no room to parse the statement."""

_FLAGS = {str(flag): flag for flag in Flag}
_APART = re.compile(r"(.*?),\s*(\d{1,4})\s*", re.DOTALL)
_FIELD_LIKE = re.compile(r"([A-Za-z]{3,12}):(?![:/])")
"""A word that may be meant as a field: no `std::mem`, and no `https://`."""

_NEARLY = 0.7
"""From which likeness on a name is taken for a slip: `sauce` is `source`, `time` isn't `title`."""

_SPOKEN = re.compile(r"\w")


def parse(
    line: str,
    *,
    now: datetime | None = None,
    zone: tzinfo = UTC,
    words_in: Part = Part.ALL,
    source: SourceId | None = None,
    drafts: bool = False,
) -> Query:
    """Read a typed line as a query of the library.

    Args:
        line: As typed.
        now: The present, aware; None: the clock's.
        zone: Where the person's days begin.
        words_in: Where words without a field are looked for.
        source: The only source whose posts are wanted.
        drafts: Whether drafts are.

    Raises:
        QueryError: A known field has a value that means nothing.
    """
    condition = read(line, now=now, zone=zone, words_in=words_in)
    parts = condition.parts if isinstance(condition, All) else (condition,)
    drafts = drafts or Is(Flag.DRAFT) in parts
    return Query(source=source, drafts=drafts, where=condition, line=line.strip())


def tagged(query: Query, name: str) -> Query:
    """The posts of a list that have a tag or category."""
    return query._replace(where=Named(Part.TAG, name), line=f"tag:{quoted(name)}", search=None)


def read(
    line: str, *, now: datetime | None = None, zone: tzinfo = UTC, words_in: Part = Part.ALL
) -> Condition:
    """Read a typed line as a condition; an empty one is met by every post.

    Raises:
        QueryError: A known field has a value that means nothing, a field is misspelled, or there is too
            much of it.
    """
    if len(line) > LONGEST:
        raise QueryError(line, LONGEST, len(line), f"no more than {LONGEST:,} characters were expected")
    found = tuple(tokens(line, NAMES))
    if len(found) > MOST:
        raise QueryError(line, found[MOST].start, len(line), f"no more than {MOST} words were expected")
    condition = _Reader(line, found, Now(now or datetime.now(UTC), zone)).group(words_in)
    if _depth(condition) > DEEPEST:
        token = _innermost(found)
        raise QueryError(line, token.start, token.end, "fewer parentheses within each other were expected")
    return condition


def _depth(condition: Condition) -> int:
    match condition:
        case All(parts) | Any(parts):
            return 1 + max(map(_depth, parts), default=0)
        case Not(part):
            return 1 + _depth(part)
        case _:
            return 0


def _innermost(found: Sequence[Token]) -> Token:
    """The first token within most parentheses."""
    steps = ((token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE) for token in found)
    depths = list(accumulate(steps, lambda depth, step: max(0, depth + step)))
    return found[depths.index(max(depths))]


def _not(part: Condition) -> Condition:
    return part.part if isinstance(part, Not) else Not(part)


def _all(parts: Sequence[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else EVERYTHING


class _Reader:
    """Goes once through the tokens of a line."""

    def __init__(self, line: str, found: Sequence[Token], now: Now) -> None:
        self._line = line
        self._tokens = found
        self._now = now
        self._at = 0

    def group(self, words_in: Part, *, within: bool = False) -> Condition:
        """All up to the end, or within parentheses to the closing one. `in:` holds for the whole group."""
        words_in = self._place(words_in)
        parts: list[Condition] = []
        while token := self._next():
            if token.kind is Kind.CLOSE:
                self._at += 1
                if within:
                    break
            elif (part := self._choice(words_in)) is not None:
                parts.append(part)
        return _all([part for part in parts if part != EVERYTHING])

    def _place(self, words_in: Part) -> Part:
        """Where the words of the group that begins here are looked for."""
        depth = 0
        for token in self._tokens[self._at :]:
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            if depth < 0:
                break
            if depth == 0 and token.kind is Kind.FIELD and token.name == "in":
                words_in = self._part(token)
        return words_in

    def _part(self, token: Token) -> Part:
        if part := PLACES.get(token.text.lower().removesuffix("s")):
            return part
        raise self._error(token, MisunderstoodError(f"one of {', '.join(PLACES)} was expected after in:"))

    def _choice(self, words_in: Part) -> Condition | None:
        """A term, and those that `OR` joins to it."""
        parts = [self._term(words_in)]
        while self._joins(Kind.OR):
            self._at += 1
            parts.append(self._term(words_in))
        found = [part for part in parts if part is not None]
        return Any(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _joins(self, kind: Kind) -> bool:
        """Whether an operator is next, with something after it to join."""
        token = self._next()
        after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        return bool(token and token.kind is kind and after and after.kind is not Kind.CLOSE)

    def _term(self, words_in: Part) -> Condition | None:
        token = self._next()
        if token is None or token.kind is Kind.CLOSE:
            return None
        leads = self._joins(token.kind)  # asked before the token is passed
        self._at += 1
        match token.kind:
            case Kind.NOT if leads:
                part = self._term(words_in)
                return None if part is None else _not(part)
            case Kind.AND if leads:
                return self._term(words_in)
            case Kind.OPEN:
                return self.group(words_in, within=True)
            case Kind.FIELD:
                return self._field(token)
            case Kind.NEAR:
                return _near(token.text, words_in)
            case _:
                return self._words(token, words_in)

    def _field(self, token: Token) -> Condition | None:
        if token.name == "in":
            return None
        try:
            found = FIELDS[token.name].read(token.text, self._now)
        except MisunderstoodError as wrong:
            raise self._error(token, wrong) from None
        return found if token.quoted else _begun(found)

    def _words(self, token: Token, words_in: Part) -> Condition:
        if not token.quoted and (flag := _FLAGS.get(token.text)):
            return Is(flag)
        if not token.quoted and (meant := _meant_field(token.text)):
            hint = "or quotation marks around words that hold a colon"
            raise self._error(token, MisunderstoodError(f"{meant}: was expected", hint))
        is_prefix = not token.quoted and token.text.endswith("*")
        text = token.text.rstrip("*") if is_prefix else token.text
        return _spoken(Words(text or token.text, words_in, is_prefix and bool(text)))

    def _error(self, token: Token, wrong: MisunderstoodError) -> QueryError:
        return QueryError(self._line, token.start, token.end, wrong.expected, wrong.hint)

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _begun(condition: Condition) -> Condition:
    """With a star only the beginning of a tag is meant; of all other names any part is enough."""
    match condition:
        case Named(part, name) if name.endswith("*") and (beginning := name.rstrip("*")):
            return Named(part, beginning, is_prefix=part is Part.TAG)
        case _:
            return condition


def _meant_field(text: str) -> str | None:
    """The field whose name is spelled nearly as a word with a colon begins; other such words are words."""
    if not (found := _FIELD_LIKE.match(text)):
        return None
    import difflib  # rarely needed

    near = difflib.get_close_matches(found[1].lower(), sorted(NAMES), 1, _NEARLY)
    return near[0] if near else None


def _near(text: str, words_in: Part) -> Condition:
    found = _APART.fullmatch(text)
    words, apart = (found[1], int(found[2])) if found else (text, 10)
    texts = tuple(token.text for token in tokens(words, frozenset()) if _SPOKEN.search(token.text))
    if len(texts) < 2:
        return _spoken(Words(words.strip() or "NEAR", words_in))
    return Near(texts, apart, Part.ALL if words_in is Part.HEADLINE else words_in)


def _spoken(words: Words) -> Condition:
    """The index knows words alone: signs such as `*` and `%` are looked for in headlines."""
    if not words.text.strip():
        return EVERYTHING
    return words if _SPOKEN.search(words.text) else words._replace(part=Part.HEADLINE)
