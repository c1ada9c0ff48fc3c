"""Feeds of the corpus past the gate: what a list shows of them, by a table that was read off the files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.library.conftest import NOW
from tui_reader.entries import Draft, Ingested
from tui_reader.errors import ParseError
from tui_reader.library import ingest
from tui_reader.models import DateOrigin
from tui_reader.text import clean

URL = "https://example.org/feed"


class Listed(NamedTuple):
    """A feed as its file says it: its title, how many posts, and the first and the last of them, in UTC."""

    title: str
    posts: int
    first: tuple[str, str]
    last: tuple[str, str]


UNDATED = ""
"""In the place of a date that is none: Hugo writes the year 1 for a page without one."""

LISTED = {
    "real/DaringFireball.json": Listed(
        "Daring Fireball",
        48,
        ("The Talk Show: ‘I Do Like Throwing a Baby’", "2017-06-27 00:54:17"),
        ("★ Update on The Talk Show Live From WWDC 2017", "2017-06-02 05:41:06"),
    ),
    "real/DaringFireball.rss": Listed(
        "Daring Fireball",
        47,
        ("Apple Product Event: Monday March 21", "2016-02-27 21:59:47"),
        ("★ The iPad Pro", "2015-11-11 13:08:58"),
    ),
    "real/OneFootTsunami.atom": Listed(
        "One Foot Tsunami",
        25,
        ("Link: Pillow Fight Leaves 24 Concussed", "2015-09-08 14:21:41"),
        ("Planes, “Planes”, and Automated Fare Pricing", "2015-08-05 15:50:23"),
    ),
    "real/allthis.atom": Listed(
        "And now it’s all this",
        12,
        ("Last thoughts on modifier keys", "2017-11-23 21:08:29"),
        ("Feed reading", "2017-10-23 00:10:42"),
    ),
    "real/allthis.json": Listed(
        "And now it’s all this",
        12,
        ("Last thoughts on modifier keys", "2017-11-23 21:08:29"),
        ("Feed reading", "2017-10-23 00:10:42"),
    ),
    "real/bio.rdf": Listed(
        "bioRxiv Subject Collection: Plant Biology",
        30,
        (
            "Wheat inositol pyrophosphate kinase (TaVIH2-3B) interacts with Fasciclin-like arabinogalactan "
            "(FLA6) protein and alters the plant cell-wall composition",
            "2019-08-27 00:00:00",
        ),
        ("Cell-surface receptors enable perception of extracellular cytokinins", "2019-08-14 00:00:00"),
    ),
    "real/expertopinionent.atom": Listed(
        "ENT expert opinion",
        43,
        ("Advances and Testing in Vestibular Pathology", "2017-04-07 01:50:50"),
        ("Welcome to ENT Expert Opinion audio podcast", "2012-12-05 08:51:24"),
    ),
    "real/inessential.json": Listed(
        "inessential.com",
        20,
        ("James Dempsey and the Breakpoints Benefit App Camp for Girls", "2017-06-03 05:05:47"),
        ("My CocoaConf Yosemite 2017 Talk", "2017-03-25 18:55:21"),
    ),
    "real/macworld.rss": Listed(
        "Macworld",
        30,
        ("Best smart lock", "2017-11-28 23:40:00"),
        (
            "Black Friday Deal: Save 80% On The FRESHeBUDS Pro Magnetic Bluetooth Earbuds",
            "2017-11-24 13:45:00",
        ),
    ),
    "real/manton.rss": Listed(  # none of its posts has a title
        "Manton Reece",
        10,
        ("This week’s Core Intuition is out with a discussion about…", "2015-09-25 14:26:40"),
        ("Expecting two packages today: the new Apple TV, and my…", "2015-09-18 13:43:21"),
    ),
    "real/markdown1.rss": Listed(
        "daveverse",
        25,
        ("WordPress and AI", "2025-10-25 15:05:02"),
        ("This is the beginning of a new post. Enjoy the…", "2025-10-09 21:38:12"),
    ),
    "real/monkeydom.rss": Listed(
        "cocoa-dom",
        13,
        ("TCMPortMapper 2018 Edition", "2018-09-06 13:27:00"),
        ("Games, iCloud and Game Center", "2012-04-17 11:31:00"),
    ),
    "real/natasha.xml": Listed(
        "Natasha The Robot",
        10,
        ("The Easiest Way to Get a URL for your Apple Wallet Passkit Pass", "2017-07-07 11:06:10"),
        ("Swift: What are Protocols with Associated Types?", "2016-07-28 15:17:27"),
    ),
    "real/pxlnv.json": Listed(
        "Pixel Envy",
        20,
        ("Uber Lost $4.5 Billion in 2017", "2018-02-13 23:23:12"),
        ("Major Publishers Are Turning Away From Facebook Instant Articles", "2018-02-02 12:30:55"),
    ),
    "real/qemu.atom": Listed(
        "QEMU",
        10,
        ("QEMU version 10.1.0 released", "2025-08-26 23:25:00"),
        ("QEMU version 8.0.0 released", "2023-04-20 18:53:00"),
    ),
    "real/scriptingNews.rss": Listed(  # 50 items, of which two have guid and link of another
        "Scripting News",
        48,
        ("Good morning students and teachers! 🍏", "2017-06-26 12:20:05"),
        ("Anyone want to blog-debate about XML vs JSON? I've spent…", "2017-06-21 02:56:47"),
    ),
    "hugo-apero/site.xml": Listed(
        "Dialid Santiago on Quant Girl", 12, ("2023", "2023-12-01 00:00:00"), ("License", UNDATED)
    ),
    "hugo-apero/blog.xml": Listed(
        "Blog on Quant Girl", 1, ("KCL 2025", "2025-03-07 00:00:00"), ("KCL 2025", "2025-03-07 00:00:00")
    ),
    "hugo-apero/project.xml": Listed(
        "Portfolio on Quant Girl",
        6,
        ("Plotly and Dash Cookbook", "2025-01-01 00:00:00"),
        ("two-piece", "2019-01-11 00:00:00"),
    ),
}


def past_the_gate(path: Path) -> Ingested[Draft] | None:
    return ingest.feed(path.read_bytes(), {}, URL, NOW)


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_feed_is_listed_as_its_file_says(corpus: Path, name: str) -> None:
    expected = LISTED[name]
    found = past_the_gate(corpus / "feeds" / name)
    assert found is not None
    assert (found.title, len(found.drafts)) == (expected.title, expected.posts)
    for draft, (title, date) in ((found.drafts[0], expected.first), (found.drafts[-1], expected.last)):
        assert draft.title == title
        if date == UNDATED:
            assert draft.date_origin is DateOrigin.FIRST_SEEN
        else:
            said = datetime.fromisoformat(date).replace(tzinfo=UTC)
            assert (draft.published, draft.date_origin) == (said, DateOrigin.GIVEN)


def test_every_file_comes_past_the_gate_clean_or_is_refused_in_words(corpus: Path) -> None:
    feeds = 0
    for path in sorted(each for each in (corpus / "feeds").rglob("*") if each.is_file()):
        try:
            found = past_the_gate(path)
        except ParseError:
            assert path.name == "invalid.json", path
            continue
        if found is None:
            continue
        feeds += 1
        assert len({draft.key for draft in found.drafts}) == len(found.drafts), path
        for draft in found.drafts:
            assert draft.title, path
            assert clean.line(draft.title) == draft.title, path
            assert draft.published.tzinfo is UTC, path
            assert not draft.url or draft.url.startswith(("http://", "https://")), path
    assert feeds > 450


def test_every_real_feed_is_in_the_table(corpus: Path) -> None:
    real = {f"real/{path.name}" for path in (corpus / "feeds" / "real").iterdir()}
    assert real <= LISTED.keys()
