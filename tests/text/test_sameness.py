"""Whether two posts are one: by good evidence only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tui_reader.text import canonical, likeness
from tui_reader.text.sameness import Evidence, Told, compatible, evidence, identifier, is_own, own_address

DAY = datetime(2025, 8, 22, tzinfo=UTC)

ARTICLE = " ".join(f"word{number} says the article of engines and of what they do" for number in range(30))
OTHER = " ".join(f"thing{number} is told of gardens in which nothing grows" for number in range(30))
TEASER = f"{ARTICLE[:400].rpartition(' ')[0]} […] The post On engines appeared first on A blog."


@dataclass(frozen=True)
class Said:
    """A post as a test tells it."""

    source: int = 1
    site: str = "a.example"
    key: str = "https://a.example/engines"
    url: str = "https://a.example/engines"
    title: str = "On analytical engines"
    at: datetime = DAY
    text: str = ARTICLE
    is_dated: bool = True
    shares: bool = False

    def told(self) -> Told:
        return Told(
            id=self.source,
            source=self.source,
            is_local=False,
            is_own=is_own(self.url, self.site),
            address=own_address(self.key, self.url),
            identity=identifier(self.key, self.url),
            title=self.title,
            microseconds=round(self.at.timestamp() * 1e6),
            is_dated=self.is_dated,
            shares_address=self.shares,
            text=lambda: self.text,
        )


def found(one: Said, other: Said) -> Evidence | None:
    first, second = one.told(), other.told()
    assert evidence(first, second) is evidence(second, first)
    return evidence(first, second)


POST = Said()
PLANET = Said(source=2, site="planet.example")


@pytest.mark.parametrize(
    ("other", "by"),
    [
        # An aggregator links to the post, with its text, a teaser of it, none, or the author's name.
        (PLANET, Evidence.ADDRESS),
        (Said(2, "planet.example", url="http://www.a.example/engines/?utm_source=planet"), Evidence.ADDRESS),
        (Said(2, "planet.example", text=TEASER), Evidence.ADDRESS),
        (Said(2, "planet.example", text=""), Evidence.ADDRESS),
        (Said(2, "planet.example", title="Ada Lovelace: On analytical engines"), Evidence.ADDRESS),
        (Said(2, "planet.example", title="Engines by Ada"), Evidence.ADDRESS),
        # A second feed of the site: a summary in other words, or a new title.
        (Said(2, key="71", text=OTHER), Evidence.ADDRESS),
        (Said(2, key="71", title="On the engine"), Evidence.ADDRESS),
        # No address in common, but title, day and text.
        (Said(2, "b.example", "b-1", "https://b.example/1", at=DAY + timedelta(hours=20)), Evidence.TEXT),
        (Said(2, "", "posts/engines.md", ""), Evidence.TEXT),
    ],
)
def test_one_post_is_known_again(other: Said, by: Evidence) -> None:
    assert found(POST, other) is by


@pytest.mark.parametrize(
    "other",
    [
        Said(1),  # of the same source
        # A link post: another's address and title, an identifier of its own, words of its own.
        Said(2, "links.example", "https://links.example/9", text=""),
        Said(2, "links.example", "tag:links.example,2025:9", text=TEASER),
        Said(2, "links.example", "9", text="A good one."),
        Said(2, "links.example", text=OTHER),
        Said(2, "links.example", text=f"{ARTICLE[:300]} {OTHER[:300]}"),
        Said(2, "links.example", text=f"{ARTICLE} {OTHER[:600]}"),
        Said(2, "links.example", text=f"So true. {ARTICLE[:100]}"),
        Said(2, "links.example", title="Engines, at last", text=TEASER),
        # One address for several posts.
        Said(2, key="71", shares=True, text=OTHER),
        # The same title, and another text, day or no date.
        Said(2, "b.example", "b-1", "https://b.example/1", text=OTHER),
        Said(2, "b.example", "b-1", "https://b.example/1", at=DAY + timedelta(days=2)),
        Said(2, "b.example", "b-1", "https://b.example/1", is_dated=False),
        Said(2, "b.example", "b-1", "https://b.example/1", text=TEASER),
        # The same number as identifier.
        Said(2, "b.example", "https://a.example/engines", "https://b.example/1", title="Gardens", text=OTHER),
    ],
)
def test_another_post_is_not(other: Said) -> None:
    assert found(POST, other) is None


def test_an_identifier_of_the_world_counts_with_the_title_or_the_text() -> None:
    tag = "tag:a.example,2025:engines"
    post = Said(key=tag, url="https://a.example/new-place")
    moved = Said(2, "planet.example", tag, "https://proxy.example/~r/77")
    assert found(post, moved) is Evidence.GUID
    assert found(post, Said(2, "planet.example", tag, "", title="Engines", text=TEASER)) is Evidence.GUID
    assert found(post, Said(2, "planet.example", tag, "", title="Gardens", text=OTHER)) is None
    assert found(Said(key="77", url=""), Said(2, "b.example", "77", "", text=OTHER)) is None


def test_the_same_numbers_and_short_titles_prove_nothing() -> None:
    links = Said(key="12", url="https://a.example/1", title="Links")
    assert found(links, Said(2, "b.example", "12", "https://b.example/1", title="Links")) is None


def test_through_a_third_post_only_what_nothing_contradicts() -> None:
    excerpt = Said(3, "b.example", "b-1", "https://b.example/1", text=TEASER).told()
    assert evidence(POST.told(), excerpt) is None
    assert compatible(POST.told(), excerpt)
    weekly = Said(3, "b.example", "b-1", "https://b.example/1", text=OTHER).told()
    assert not compatible(POST.told(), weekly)
    assert not compatible(POST.told(), Said(1).told())
    short = Said(3, "b.example", "b-1", "https://b.example/1", title="Gardens", text="Short.").told()
    assert not compatible(POST.told(), short)


def test_texts_are_alike_when_the_shorter_says_nothing_of_its_own() -> None:
    edited = ARTICLE.replace("word3 ", "").replace("engines", "Engines!", 3)
    assert likeness.alike(ARTICLE, edited)
    assert likeness.same_text(ARTICLE, edited)
    assert likeness.alike(ARTICLE[400:900], ARTICLE)
    assert likeness.says_nothing_new("", ARTICLE)
    assert likeness.says_nothing_new(ARTICLE[:20].rpartition(" ")[0], ARTICLE)
    assert not likeness.says_nothing_new(ARTICLE, TEASER)
    assert not likeness.same_text("Two words", "Two other")
    assert likeness.same_text("Two words.", "two words")
    assert likeness.alike(TEASER, ARTICLE)
    assert not likeness.same_text(TEASER, ARTICLE)
    assert not likeness.alike("Comments", ARTICLE)
    assert not likeness.alike("", "")
    assert not likeness.alike(OTHER, ARTICLE)


def test_titles_are_one_whatever_their_punctuation() -> None:
    assert likeness.same_title("It’s “here”!", "it's here")
    assert not likeness.same_title("", "")
    assert not likeness.same_title("(untitled)", "(untitled)")
    assert not likeness.same_title("Against On analytical engines", "On analytical engines")
    assert canonical.host("https://www.a.example/") == "a.example"
