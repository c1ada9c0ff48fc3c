"""Lists of feeds: read from whatever program wrote them, and written so that any can read them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.errors import ParseError
from tui_reader.sources import newsboat_urls, opml
from tui_reader.sources.subscriptions import Listed, Subscriptions

NOW = datetime(2025, 8, 22, 10, tzinfo=UTC)


def body(outlines: str, head: str = "<title>My feeds</title>") -> Subscriptions:
    return opml.read(
        f'<?xml version="1.0"?>\n<opml version="2.0"><head>{head}</head><body>{outlines}</body></opml>'
    )


def test_a_list_as_most_programs_write_it() -> None:
    found = body(
        """<outline text="Tech" title="Tech">
             <outline type="rss" text="Jane &amp; co" title="Jane &amp; co" xmlUrl="https://jane.example/f?a=1&amp;b=2"
                      htmlUrl="https://jane.example/" description="On kites" category="/Tech/Kites,wind"/>
             <outline text="Deep"><outline text='Joe "the" man' xmlUrl='http://joe.example/rss' /></outline>
           </outline>
           <outline text="Loose" xmlUrl="https://loose.example/feed"></outline>"""
    )
    assert found.title == "My feeds"
    assert found.notes == ()
    assert found.feeds == (
        Listed(
            "https://jane.example/f?a=1&b=2",
            "Jane & co",
            "https://jane.example/",
            ("Tech",),
            ("Tech/Kites", "wind"),
            "On kites",
        ),
        Listed("http://joe.example/rss", 'Joe "the" man', folder=("Tech", "Deep")),
        Listed("https://loose.example/feed", "Loose"),
    )


@pytest.mark.parametrize(
    ("outline", "url"),
    [
        ('<OUTLINE TEXT="A" XMLURL="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="A" xmlurl="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="A" type="rss" url="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="A" TYPE="RSS" url="https://a.example/f"/>', "https://a.example/f"),
        ('<outline text="A" xmlUrl="feed://a.example/f"/>', "https://a.example/f"),
        ('<outline text="A" xmlUrl="feed:http://a.example/f"/>', "http://a.example/f"),
        ('<outline text="A" xmlUrl=" a.example/f "/>', "https://a.example/f"),
        ('<outline text="A" xmlUrl="https://a.example/f?x=1&y=2"/>', "https://a.example/f?x=1&y=2"),
        ('<outline text="A <b>bold</b> > blog" xmlUrl="https://a.example/f"/>', "https://a.example/f"),
        ('<outline\n text="A"\n\txmlUrl="https://a.example/f"\n/>', "https://a.example/f"),
        ('<outline text="A" xmlUrl="https://me:secret@a.example/f"/>', "https://me:secret@a.example/f"),
    ],
)
def test_an_outline_is_understood_however_it_is_written(outline: str, url: str) -> None:
    found = body(outline)
    assert ([feed.url for feed in found.feeds], found.notes) == ([url], ())


@pytest.mark.parametrize(
    ("outline", "note"),
    [
        (
            '<outline text="A" xmlUrl="javascript:alert(1)"/>',
            "“A” has no web address: “javascript:alert(1)”.",
        ),
        ('<outline text="A" xmlUrl="file:///etc/passwd"/>', "“A” has no web address: “file:///etc/passwd”."),
        ('<outline text="A" xmlUrl="http://[::1"/>', "“A” has no web address: “http://[::1”."),
        ('<outline xmlUrl="/feed.xml"/>', "Outline 1 has no web address: “/feed.xml”."),
        ('<outline text="\x1b[31mA\x1b]0;x\x07" xmlUrl="x"/>', "“A” has no web address: “x”."),
        ('<outline text="A"/>', "“A” names no feed."),
        ('<outline text="A" type="link" url="https://a.example/"/>', "“A” names no feed."),
        (
            '<outline text="A" type="include" url="https://a.example/list.opml"/>',
            "“A” is another list, which was not fetched: “https://a.example/list.opml”.",
        ),
        ('<outline text="A xmlUrl="x">', "Outline 1 can't be read: its tag is broken."),
        ("<outline", "Outline 1 can't be read: its tag is broken."),
    ],
)
def test_what_can_not_be_taken_is_told_and_costs_no_other(outline: str, note: str) -> None:
    found = body(f'{outline}<outline text="B" xmlUrl="https://b.example/f"/>')
    assert found.notes == (note,)
    assert [feed.title for feed in found.feeds] == ["B"]


def test_a_feed_that_is_listed_twice_is_taken_once() -> None:
    found = body(
        '<outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://a.example/"/>'
    )
    assert [feed.title for feed in found.feeds] == ["A"]
    assert found.notes == ("“B” is listed twice, and was taken once.",)


@pytest.mark.parametrize(
    "document",
    [
        "<outline xmlUrl='https://a.example/f'/>",
        "\ufeff\n<br>Warning: mysql<opml><outline xmlUrl='https://a.example/f'>",
        "<opml><!-- <outline xmlUrl='https://b.example/f'/> --><outline xmlUrl='https://a.example/f'/></outline></outline>",
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><outline text="&x;" xmlUrl="https://a.example/f"/>',
        "<opml></outline><outline xmlUrl='https://a.example/f'/></body></opml> junk",
    ],
)
def test_lists_that_are_no_xml_are_read(document: str) -> None:
    found = opml.read(document.encode())
    assert [feed.url for feed in found.feeds] == ["https://a.example/f"]
    assert "root" not in repr(found)


def test_lists_in_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><opml><outline text="Привет" xmlUrl="https://a.example/"/></opml>'
    for document in (
        text.encode("windows-1251"),
        text.encode(),
        text.encode("utf-16"),
        b"\xef\xbb\xbf" + text.encode(),
    ):
        assert opml.read(document).feeds[0].title == "Привет"


@pytest.mark.parametrize(
    "document", ["", "words", "<html><p>log in</p></html>", "<rss><channel/></rss>", "{}"]
)
def test_what_is_no_list_is_a_sentence(document: str) -> None:
    with pytest.raises(ParseError) as caught:
        opml.read(document)
    assert caught.value.what == "This is no OPML: it holds no outlines."


def test_a_list_without_feeds_is_empty() -> None:
    assert body("") == Subscriptions((), "My feeds")


def test_five_thousand_feeds_and_two_thousand_folders_are_read() -> None:
    many = "".join(f'<outline text="F{n}" xmlUrl="https://{n}.example/f"/>' for n in range(5_000))
    assert len(body(many).feeds) == 5_000
    deep = "".join(f'<outline text="D{n}">' for n in range(2_000))
    found = body(f'{deep}<outline text="F" xmlUrl="https://a.example/f"/>{"</outline>" * 2_000}{many}')
    assert found.feeds[0].folder == tuple(f"D{n}" for n in range(opml.DEEPEST))
    assert found.feeds[1].folder == ()


def test_a_flood_of_bad_outlines_is_told_in_few_words() -> None:
    found = body('<outline text="A" xmlUrl="x"/>' * 5_000)
    assert (len(found.notes), found.notes[-1]) == (101, "4900 more could not be taken.")
    feeds = "".join(f'<outline xmlUrl="https://{n}.example/"/>' for n in range(10_002))
    assert body(feeds).notes == ("2 more were left out: a list may hold 10,000 feeds.",)


@pytest.mark.parametrize(
    "flood", ["<outline ", "<outline a='", '<outline a="<', "<!--", "<title>", "</outline"]
)
def test_no_flood_takes_the_square_of_its_length(flood: str) -> None:
    # At the square of this length each would take minutes.
    assert body(flood * (400_000 // len(flood))).feeds == ()


def test_an_export_has_its_folders_and_is_xml() -> None:
    feeds = [
        Listed(
            "https://a.example/?x=1&y=2", 'A "quoted" <b>', "https://a.example/", ("T",), ("x", "y"), "D & d"
        ),
        Listed("https://b.example/", folder=()),
        Listed("https://c.example/", "C\x1b[31m\n", folder=("T", "U")),
        Listed("https://d.example/", "D", folder=("T",)),
    ]
    written = opml.write(feeds, "Mine & yours", NOW)
    tree = ElementTree.fromstring(written)
    assert tree.findtext("head/title") == "Mine & yours"
    assert tree.findtext("head/dateCreated") == "Fri, 22 Aug 2025 10:00:00 +0000"
    folder = tree.find("body/outline[@text='T']")
    assert folder is not None
    assert [each.get("text") for each in folder] == ['A "quoted" <b>', "D", "U"]
    assert written.count('text="T"') == written.count('text="U"') == 1


names = (
    st.text(st.sampled_from("aé日<>&\"'/;=~ "), max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
listed = st.builds(
    Listed,
    st.integers(0, 10**6).map("https://{}.example/feed".format),
    title=st.one_of(st.just(""), names),
    site_url=st.sampled_from(["", "https://a.example/"]),
    folder=st.lists(names, max_size=3).map(tuple),
    tags=st.lists(
        names.filter(lambda tag: "," not in tag and tag == tag.strip("/")), max_size=2, unique=True
    ).map(tuple),
    description=st.one_of(st.just(""), names),
)


@settings(max_examples=80)
@given(st.lists(listed, max_size=8, unique_by=lambda feed: feed.url))
def test_what_is_exported_comes_back(feeds: list[Listed]) -> None:
    found = opml.read(opml.write(feeds, "T", NOW))
    assert found.notes == ()
    assert {feed.url: feed for feed in found.feeds} == {feed.url: feed for feed in feeds}


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["<outline ", "text='a'", "xmlUrl='b.example'", ">", "/>", "</outline>", '"', "&#x;"])
    )
)
def test_no_arrangement_of_tags_raises(parts: list[str]) -> None:
    assert isinstance(body("".join(parts)), Subscriptions)


def test_the_list_of_newsboat_is_read() -> None:
    found = newsboat_urls.read(
        """# my feeds
https://a.example/feed tech "two words" "~A title, \\"quoted\\""
http://b.example/rss !
   https://c.example/#part   tag # a comment
"https://d.example/f" ~D

"query:Unread Articles:unread = \\"yes\\""
exec:~/bin/feed.sh tag
"filter:~/bin/filter.py:https://e.example/feed" tag
file:///home/jane/feed.xml
https://a.example/feed again
nonsense
"""
    )
    assert found.feeds == (
        Listed("https://a.example/feed", 'A title, "quoted"', tags=("tech", "two words")),
        Listed("http://b.example/rss"),
        Listed("https://c.example/", tags=("tag",)),
        Listed("https://d.example/f", "D"),
    )
    assert found.notes == (
        'Line 7 is a query over other feeds, and was left out: “query:Unread Articles:unread = "yes"”.',
        "Line 8 runs a program to make a feed, which this reader does not do: “exec:~/bin/feed.sh”.",
        "Line 9 runs a program to make a feed, which this reader does not do: "
        "“filter:~/bin/filter.py:https://e.example/feed”.",
        "Line 10 is a file, to be opened by its path: “file:///home/jane/feed.xml”.",
        "Line 11 is listed twice, and was taken once.",
        "Line 12 has no web address: “nonsense”.",
    )


@given(st.text(st.sampled_from('"\\~#!: \thttps://a.example\n'), max_size=60))
def test_no_line_of_newsboat_raises(text: str) -> None:
    assert isinstance(newsboat_urls.read(text), Subscriptions)


def test_a_quote_that_is_never_closed_takes_no_square() -> None:
    assert newsboat_urls.read('https://a.example/ "' + '\\"' * 200_000).feeds[0].url == "https://a.example/"


def test_the_file_of_newsboat_is_found_where_it_lies(tmp_path: Path) -> None:
    assert newsboat_urls.find(tmp_path) is None
    for place in reversed(newsboat_urls.PLACES[:2]):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text("https://a.example/\n")
        assert newsboat_urls.find(tmp_path) == tmp_path / place
