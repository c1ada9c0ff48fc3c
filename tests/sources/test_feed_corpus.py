"""Feeds of the corpus: none fails, and what is read of them is what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.errors import ParseError
from tui_reader.sources import sniff

URL = "http://example.org/"


def parsed(path: Path) -> RawFeed:
    return sniff.parse(path.read_bytes(), {}, URL)


def test_every_file_is_read_or_refused_in_words(corpus: Path) -> None:
    count = 0
    for path in (each for each in (corpus / "feeds").rglob("*") if each.is_file()):
        count += 1
        try:
            parsed(path)
        except ParseError:
            assert path.name == "invalid.json", path
    assert count > 900


def test_every_file_is_read_under_a_wrong_name_too(corpus: Path) -> None:
    wrong = {"content-type": "image/png; charset=hex"}
    for path in sorted((corpus / "feeds" / "real").iterdir()):
        assert sniff.parse(path.read_bytes(), wrong, URL) == parsed(path), path.name


class Real(NamedTuple):
    """What somebody reading the file itself finds in it."""

    version: str
    posts: int
    title: str
    first: tuple[str, str]
    last: tuple[str, str]
    authors: tuple[str, ...]


REAL = {
    "DaringFireball.json": Real(
        "json10",
        48,
        "Daring Fireball",
        ("The Talk Show: ‘I Do Like Throwing a Baby’", "2017-06-27T00:54:17Z"),
        ("★ Update on The Talk Show Live From WWDC 2017", "2017-06-02T05:41:06Z"),
        ("John Gruber",),
    ),
    "DaringFireball.rss": Real(
        "atom10",
        47,
        "Daring Fireball",
        ("Apple Product Event: Monday March 21", "2016-02-27T21:59:47Z"),
        ("★ The iPad Pro", "2015-11-11T13:08:58Z"),
        ("John Gruber",),
    ),
    "OneFootTsunami.atom": Real(
        "atom10",
        25,
        "One Foot Tsunami",
        ("Link: Pillow Fight Leaves 24 Concussed", "2015-09-08T14:21:41Z"),
        ("Planes, “Planes”, and Automated Fare Pricing", "2015-08-05T15:50:23Z"),
        ("Paul Kafasis",),
    ),
    "allthis.atom": Real(
        "rss20",
        12,
        "And now it’s all this",
        ("Last thoughts on modifier keys", "Thu, 23 Nov 2017 21:08:29 +0000"),
        ("Feed reading", "Mon, 23 Oct 2017 00:10:42 +0000"),
        ("Dr. Drang",),
    ),
    "allthis.json": Real(
        "json10",
        12,
        "And now it’s all this",
        ("Last thoughts on modifier keys", "2017-11-23T21:08:29+00:00"),
        ("Feed reading", "2017-10-23T00:10:42+00:00"),
        ("Dr. Drang",),
    ),
    "bio.rdf": Real(
        "rss10",
        30,
        "bioRxiv Subject Collection: Plant Biology",
        (
            "Wheat inositol pyrophosphate kinase (TaVIH2-3B) interacts with Fasciclin-like arabinogalactan "
            "(FLA6) protein and alters the plant cell-wall composition",
            "2019-08-27",
        ),
        ("Cell-surface receptors enable perception of extracellular cytokinins", "2019-08-14"),
        (
            "Kaur, M., Shukla, A., Kanwar, S., Shukla, V., Kaur, G., Sharma, S., Kumar, A., Aggarwal, S., "
            "Bhati, K. K., Pandey, P., Mazumder, K., Rishi, V., Pandey, A. K.",
        ),
    ),
    "expertopinionent.atom": Real(
        "atom10",
        43,
        "ENT expert opinion",
        ("Advances and Testing in Vestibular Pathology", "2017-04-07T12:20:50+10:30"),
        ("Welcome to ENT Expert Opinion audio podcast", "2012-12-05T19:51:24+11:00"),
        ("ENTexpertopinion",),
    ),
    "inessential.json": Real(
        "json10",
        20,
        "inessential.com",
        ("James Dempsey and the Breakpoints Benefit App Camp for Girls", "2017-06-02T22:05:47-07:00"),
        ("My CocoaConf Yosemite 2017 Talk", "2017-03-25T11:55:21-07:00"),
        ("Brent Simmons",),
    ),
    "macworld.rss": Real(
        "rss20",
        30,
        "Macworld",
        ("Best smart lock", "Tue, 28 Nov 2017 15:40:00 -0800"),
        (
            "Black Friday Deal: Save 80% On The FRESHeBUDS Pro Magnetic Bluetooth Earbuds",
            "Fri, 24 Nov 2017 05:45:00 -0800",
        ),
        ("Christopher Null",),
    ),
    "manton.rss": Real(
        "rss20",
        10,
        "Manton Reece",
        ("", "Fri, 25 Sep 2015 14:26:40 +0000"),
        ("", "Fri, 18 Sep 2015 13:43:21 +0000"),
        ("manton",),
    ),
    "markdown1.rss": Real(
        "rss20",
        25,
        "daveverse",
        ("WordPress and AI", "Sat, 25 Oct 2025 15:05:02 GMT"),
        ("", "Thu, 09 Oct 2025 21:38:12 GMT"),
        (),
    ),
    "monkeydom.rss": Real(
        "rss20",
        13,
        "cocoa-dom",
        ("TCMPortMapper 2018 Edition", "Thu, 6 Sep 2018 13:27:00 +0000"),
        ("Games, iCloud and Game Center", "Tue, 17 Apr 2012 11:31:00 +0000"),
        (),
    ),
    "natasha.xml": Real(
        "rss20",
        10,
        "Natasha The Robot",
        (
            "The Easiest Way to Get a URL for your Apple Wallet Passkit Pass",
            "Fri, 07 Jul 2017 11:06:10 +0000",
        ),
        ("Swift: What are Protocols with Associated Types?", "Thu, 28 Jul 2016 15:17:27 +0000"),
        ("Natasha Murashev",),
    ),
    "pxlnv.json": Real(
        "json10",
        20,
        "Pixel Envy",
        ("Uber Lost $4.5 Billion in 2017", "2018-02-13T23:23:12+00:00"),
        ("Major Publishers Are Turning Away From Facebook Instant Articles", "2018-02-02T12:30:55+00:00"),
        ("Nick Heer",),
    ),
    "qemu.atom": Real(
        "atom10",
        10,
        "QEMU",
        ("QEMU version 10.1.0 released", "2025-08-26T23:25:00+00:00"),
        ("QEMU version 8.0.0 released", "2023-04-20T18:53:00+00:00"),
        (),
    ),
    "scriptingNews.rss": Real(
        "rss20",
        50,
        "Scripting News",
        ("", "Mon, 26 Jun 2017 12:20:05 GMT"),
        ("", "Wed, 21 Jun 2017 02:56:47 GMT"),
        (),
    ),
}


@pytest.mark.parametrize("name", sorted(REAL))
def test_a_real_feed_is_read_as_it_is_written(corpus: Path, name: str) -> None:
    found = parsed(corpus / "feeds" / "real" / name)
    first, last = found.entries[0], found.entries[-1]
    assert (
        Real(
            found.version,
            len(found.entries),
            found.title,
            (first.title, str(first.published)),
            (last.title, str(last.published)),
            first.authors,
        )
        == REAL[name]
    )
    assert all(entry.body for entry in found.entries)
    assert all(entry.link.startswith("http") for entry in found.entries)
    assert all(entry.guid or entry.link for entry in found.entries)


def test_no_real_feed_is_missing_from_the_table(corpus: Path) -> None:
    assert {path.name for path in (corpus / "feeds" / "real").iterdir()} == REAL.keys()


def test_the_feeds_of_a_hugo_blog_are_read(corpus: Path) -> None:
    found = {path.name: parsed(path) for path in (corpus / "feeds" / "hugo-apero").iterdir()}
    assert all(each.version == "rss20" for each in found.values())
    items = ElementTree.parse(corpus / "feeds" / "hugo-apero" / "site.xml").findall(".//item")
    assert [entry.title for entry in found["site.xml"].entries] == [item.findtext("title") for item in items]


# gofeed takes no guid from RDF, gives a date of change another name, shows markup in fields that have
# none, decodes pictures into text, and reads a link that has a second address in an attribute.
OTHERWISE = {
    "atom03_feed_entry_modified",
    "atom03_feed_entry_updated",
    "issue_217_enclosure_children",
    "issue_275_extensions_and_source",
    "rss_channel_item_guid_naked_markup",
    "rss_channel_item_uri_at_protocol",
}


def test_small_feeds_are_read_as_another_reader_expects(corpus: Path) -> None:
    compared = 0
    for path in sorted((corpus / "feeds" / "gofeed" / "parser").glob("*/*.xml")):
        told = path.with_suffix(".json")
        if path.stem in OTHERWISE or not told.exists() or not _is_xml(path):
            continue
        compared += 1
        document, found = json.loads(told.read_text()), parsed(path)
        expected = document.get("entries") or document.get("items") or []
        assert _visible(found.title) == _visible(document.get("title")), path.name
        assert len(found.entries) == len(expected), path.name
        for entry, told_entry in zip(found.entries, expected, strict=True):
            assert _differences(entry, told_entry) == [], path.name
    assert compared > 350


def _differences(entry: RawEntry, told: dict[str, object]) -> list[tuple[str, object, object]]:
    body = _value(told.get("content")) or _value(told.get("summary")) or _value(told.get("description"))
    pairs = [
        ("title", _visible(told.get("title")), _visible(entry.title)),
        ("body", _visible(body), _visible(entry.body)),
        ("published", told.get("pubDate") or told.get("published") or "", entry.published or ""),
        ("guid", _value(told.get("guid")) or told.get("id") or entry.guid, entry.guid),
        ("link", told.get("link") or entry.link, entry.link),
    ]
    return [(name, theirs, ours) for name, theirs, ours in pairs if theirs != ours]


def _value(field: object) -> object:
    return field.get("value") if isinstance(field, dict) else field


def _visible(text: object) -> str:
    return " ".join(re.sub("<[^>]+>", " ", str(text or "")).split())


def _is_xml(path: Path) -> bool:
    try:
        ElementTree.parse(path)
    except ElementTree.ParseError:
        return False
    return True
