"""A post as a file of its own: Markdown with front matter, which opens as the same post again."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from tui_reader.errors import LocationError, ReaderError
from tui_reader.library import locate
from tui_reader.models import Article

MOST_NAMES = 10_000
"""Files of the same name that are numbered before giving up."""

_NOT_IN_NAMES = re.compile(r"[^\w]+")
_LONGEST_NAME = 60


def as_file(article: Article) -> str:
    """The post as the text of a Markdown file."""
    post = article.headline
    fields: dict[str, object] = {
        "title": post.title,
        "date": _moment(post.published),
        "updated": _moment(post.updated),
        "authors": list(post.authors),
        "tags": list(dict.fromkeys((*post.tags, *post.own_tags))),
        "categories": list(post.categories),
        "link": post.url,
        "summary": post.summary,
        "language": article.language,
        "draft": post.draft,
        "source": article.source.title,
    }
    # JSON strings and lists are YAML's own flow style (YAML 1.2), so nothing a stranger wrote breaks out.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", "", f"{article.markdown.rstrip()}{_carried(article)}", ""])


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
        raise unwritable(folder, error) from error
    raise ReaderError(f"{folder} has {MOST_NAMES} files called {stem} already.", "Tidy up there first.")


def write_new(path: Path, text: str) -> None:
    """Write a text into a file that isn't there yet.

    Raises:
        LocationError: It is, or can't be written.
    """
    try:
        with locate.at_home(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise LocationError(f"{path} is there already, and stays as it is.", "Give another name.") from None
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise LocationError(f"{path} can't be written: {why}.", "Give another name.") from None


def unwritable(folder: Path, error: OSError) -> ReaderError:
    """A folder in which posts can't be written."""
    reason = (error.strerror or "unknown reason").lower()
    return ReaderError(f"The post could not be written to {folder}: {reason}.")


def slug(title: str) -> str:
    """A title as part of a file name: letters and digits of any script, and dashes."""
    plain = unicodedata.normalize("NFC", title).lower()
    return _NOT_IN_NAMES.sub("-", plain).strip("-_")[:_LONGEST_NAME].rstrip("-") or "post"


def _moment(moment: datetime | None) -> str:
    """With its fraction of a second where it has one: posts of one second keep their order by it."""
    return "" if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _carried(article: Article) -> str:
    """Links to the files that the post carries and its text doesn't name."""
    carried = [each for each in article.enclosures if each.url not in article.markdown]
    return "".join(f"\n\n[{each.type or 'file'}](<{each.url}>)" for each in carried)
