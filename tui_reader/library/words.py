"""What is said of a post in words, the same on every face."""

from __future__ import annotations

from datetime import tzinfo

from tui_reader.models import DateOrigin, Genre, Headline, Source, SourceKind
from tui_reader.text import date_words
from tui_reader.text.amounts import counted


def byline(post: Headline, source: Source, zone: tzinfo) -> str:
    """The line below a title: "D. Santiago in Scrapbook · 22 August 2025 · 2 minutes, 288 words"."""
    author = ", ".join(post.authors[:3])
    where = "" if source.kind is SourceKind.FILE else source.title
    who = f"{author} in {where}" if author and where else author or where
    date = date_words.long(post.published, tz=zone)
    return "  ·  ".join(filter(None, (who, date, length(post))))


def dated_by(post: Headline) -> str:
    """Where the date of a post comes from, where it isn't its own: "dated by its file"."""
    return _ORIGINS.get(post.date_origin, "")


_ORIGINS = {
    DateOrigin.FILE_NAME: "dated by its name",
    DateOrigin.COMMIT: "dated by its first commit",
    DateOrigin.FILE_TIME: "dated by its file",
    DateOrigin.FIRST_SEEN: "dated by when it was met",
}


def length(post: Headline) -> str:
    """Reading time and words: "2 minutes, 288 words"; of a picture or a film "picture, 5 words"."""
    words = counted(post.words, "word") if post.words else ""
    if post.genre is not Genre.TEXT:
        return ", ".join(filter(None, (str(post.genre), words)))
    return f"{counted(post.minutes, 'minute')}, {words}" if words else ""


def short_length(post: Headline) -> str:
    """What stands below a title in the list: "2 min", "picture", "video"; nothing where there is no text."""
    if post.genre is not Genre.TEXT:
        return str(post.genre)
    return f"{post.minutes} min" if post.words else ""
