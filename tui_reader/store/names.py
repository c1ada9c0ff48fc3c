"""The names there are of sources, tags and authors, for whoever types one."""

from __future__ import annotations

from collections import Counter
from sqlite3 import Connection

from tui_reader.store.columns import unlined

MOST = 300
"""Names of a kind, the commonest first."""

_LOOKED_AT = 5_000
"""Newest posts whose authors are looked at."""


def every(conn: Connection) -> dict[str, tuple[str, ...]]:
    """Names by kind."""
    sources = conn.execute(
        "select iif(name = '', title, name) from sources where removed = 0 order by position limit ?", (MOST,)
    )
    tags = conn.execute("select name from labels group by name order by count(*) desc, name limit ?", (MOST,))
    newest = conn.execute(
        "select authors from posts where gone = 0 order by published desc limit ?", (_LOOKED_AT,)
    )
    authors = Counter(name for (names,) in newest for name in unlined(names))
    return {
        "source": tuple(name for (name,) in sources),
        "tag": tuple(name for (name,) in tags),
        "author": tuple(name for name, _ in authors.most_common(MOST)),
    }
