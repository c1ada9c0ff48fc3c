"""From what a person typed to a Query."""

from __future__ import annotations

from dataclasses import replace

from tui_reader.models import Query, Scope, SourceId

SCOPES = {str(scope): scope for scope in (Scope.UNREAD, Scope.STARRED, Scope.STARTED)}


def parse(text: str, *, source: SourceId | None = None, drafts: bool = False) -> Query:
    """Read a filter line: `unread`, `starred` and `started` choose posts, other words are looked for."""
    query = Query(source=source, drafts=drafts)
    words = []
    for word in text.split():
        if word in SCOPES:
            query = replace(query, scope=SCOPES[word])
        else:
            words.append(word)
    return replace(query, text=" ".join(words))
