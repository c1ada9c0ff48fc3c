"""Fields of a front matter that a site shows as part of the post: links, and words in place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.sources.local.post_fields import PostFields
from tui_reader.text import comments

_MARKUP = re.compile(r"([\\\[\]<>*_`])")


def with_shown(body: str, fields: PostFields) -> str:
    """The Markdown of a post with what its site shows of the front matter.

    A post without any text is shown by its subtitle and its summary (a collection, an announcement,
    an album); links stand below the text, as buttons do on the page.
    """
    parts = [body.rstrip("\n")]
    if not comments.without(body).strip():
        parts += dict.fromkeys(filter(None, (fields.subtitle(), fields.summary())))
    if links := " · ".join(_linked(fields)):
        parts.append(links)
    return body if len(parts) == 1 else "\n\n".join(filter(None, parts)) + "\n"


def _linked(fields: PostFields) -> Iterator[str]:
    for name, url in fields.links():
        words = _MARKUP.sub(r"\\\1", " ".join(name.split()))
        yield f"[{words}](<{url}>)"
