"""What a query asks of a post, as a tree: `library/` makes it of typed words, `store/` makes SQL of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Part(StrEnum):
    """The part of a post in which words are looked for."""

    HEADLINE = "headline"
    """Title, authors, tags and source, as the list shows them: any piece of a word counts."""
    ALL = "all"
    """Everything, by the full-text index: whole words count."""
    TITLE = "title"
    TEXT = "text"
    AUTHOR = "author"
    TAG = "tag"
    SOURCE = "source"


class Flag(StrEnum):
    """What a post is or isn't."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    STARTED = "started"
    DRAFT = "draft"
    UPDATED = "updated"
    MUTED = "muted"
    """Hidden by a rule: whoever asks for such posts sees them."""


class Trait(StrEnum):
    """What a post's text holds."""

    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"
    CODE = "code"
    MATH = "math"
    TABLE = "table"
    QUOTE = "quote"
    LINK = "link"
    FOOTNOTE = "footnote"


class Measure(StrEnum):
    """What of a post can be compared with a number or a moment."""

    PUBLISHED = "published"
    MINUTES = "minutes"
    WORDS = "words"
    PROGRESS = "progress"
    """Percent of the post that was read."""


class Words(NamedTuple):
    """One word, or several that follow each other."""

    text: str
    part: Part = Part.ALL
    is_prefix: bool = False
    """The last word may go on."""
    typed: str = ""
    """What a person typed, where no post has it and this is spelled nearly so."""


class Near(NamedTuple):
    """Words or phrases that stand close together."""

    texts: tuple[str, ...]
    apart: int = 10
    """The most words between them."""
    part: Part = Part.ALL


class Is(NamedTuple):
    """A flag is set."""

    flag: Flag


class Has(NamedTuple):
    """The text holds something."""

    trait: Trait


class Named(NamedTuple):
    """A source or author by a part of the name, a tag by the whole of it; no letter's case counts."""

    part: Part
    name: str
    is_prefix: bool = False
    """Of a tag only the beginning is known."""


class From(NamedTuple):
    """The post is of one of these sources, or they have a copy of it."""

    sources: tuple[int, ...]


class Language(NamedTuple):
    """The language of the post: `en` is `en-GB` too."""

    code: str


class Between(NamedTuple):
    """A measure is at least `low` and less than `high`; None leaves that side open."""

    measure: Measure
    low: int | datetime | None = None
    high: int | datetime | None = None


# As tuples these two would be equal when they hold the same parts.
@dataclass(frozen=True, slots=True)
class All:
    """Every one of several conditions holds; of none, always."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of several holds."""

    parts: tuple[Condition, ...]


class Not(NamedTuple):
    """The condition doesn't hold."""

    part: Condition


Condition: TypeAlias = Words | Near | Is | Has | Named | From | Language | Between | All | Any | Not

EVERYTHING = All(())
"""What no post fails."""


def among(condition: Condition) -> From | None:
    """The sources to which a list is limited, whatever else is asked of its posts; None: it isn't."""
    match condition:
        case From() | All((From(), _)):
            return condition if isinstance(condition, From) else among(condition.parts[0])
        case _:
            return None


def within(limit: From | None, condition: Condition) -> Condition:
    """A condition on the posts of a limited list, such as `among` finds the limit of."""
    if limit is None:
        return condition
    return limit if condition == EVERYTHING else All((limit, condition))


def searches_texts(condition: Condition) -> bool:
    """Whether words are looked for in what posts say, and not only in how the list shows them."""
    match condition:
        case Words(_, part) | Near(_, _, part):
            return part in (Part.ALL, Part.TEXT)
        case All(parts) | Any(parts):
            return any(map(searches_texts, parts))
        case _:
            return False
