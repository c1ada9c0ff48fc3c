"""A post as a file of its own: Markdown with front matter, which opens as the same post again."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from tui_reader.errors import ReaderError
from tui_reader.models import Article

MOST_NAMES = 100
"""Files of the same name that are numbered before giving up."""

_NOT_IN_NAMES = re.compile(r"[^\w]+")
_LONGEST_NAME = 60


def as_file(article: Article) -> str:
    """The post as the text of a Markdown file."""
    post = article.headline
    fields = {
        "title": post.title,
        "date": post.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "authors": list(post.authors),
        "tags": list(post.tags),
        "categories": list(post.categories),
        "link": post.url,
        "source": article.source.title,
    }
    # JSON strings and lists are YAML's own flow style (YAML 1.2), so nothing a stranger wrote breaks out.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", "", article.markdown.rstrip(), ""])


def write(article: Article, folder: Path) -> Path:
    """Write a post into a folder, under a name of its own: nothing is ever written over.

    Raises:
        ReaderError: The folder can't be written to.
    """
    stem = f"{article.headline.published:%Y-%m-%d}-{slug(article.headline.title)}"
    try:
        for number in range(1, MOST_NAMES + 1):
            path = folder / (f"{stem}.md" if number == 1 else f"{stem}-{number}.md")
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(as_file(article))
            except FileExistsError:
                continue
            return path
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ReaderError(f"The post could not be written to {folder}: {reason}.") from error
    raise ReaderError(f"{folder} has {MOST_NAMES} files called {stem} already.", "Tidy up there first.")


def slug(title: str) -> str:
    """A title as part of a file name: letters and digits of any script, and dashes."""
    plain = unicodedata.normalize("NFC", title).lower()
    return _NOT_IN_NAMES.sub("-", plain).strip("-_")[:_LONGEST_NAME].rstrip("-") or "post"
