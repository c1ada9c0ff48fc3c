"""Feeds that are broken, or meant to break a reader: text comes through, nothing else does."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loopback import Loopback
from tests.sources.agreement import quick
from tui_reader.entries import RawFeed
from tui_reader.errors import ParseError
from tui_reader.sources import feed, guids, shorten, sniff, tidy

URL = "https://blog.example/feed.xml"


def parsed(document: str | bytes, headers: dict[str, str] | None = None) -> RawFeed:
    body = document.encode() if isinstance(document, str) else document
    found, fast = sniff.parse(body, headers or {}, URL), quick(body, headers, URL)
    assert fast is None or fast == feed.parse(body, headers or {}, URL)
    return found


def rss(item: str, prolog: str = "") -> str:
    return f'{prolog}<rss version="2.0"><channel><title>Blog</title><item>{item}</item></channel></rss>'


def title_of(title: str, prolog: str = "") -> str:
    return parsed(rss(f"<title>{title}</title>", prolog)).entries[0].title


def test_a_billion_laughs_are_not_laughed() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">{levels}]>'
    assert len(title_of("&l9;", laughs)) < 100


def test_one_large_entity_used_often_is_not_expanded() -> None:
    prolog = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "{"a" * 10_000}">]>'
    assert len(title_of("&a;" * 1_000, prolog)) < 20_000


def test_entities_the_document_declares_for_itself_are_read() -> None:
    prolog = '<!DOCTYPE rss [\n<!ENTITY me "Jane"> <!ENTITY says \'&#8217;s\'><!ENTITY more "&me;">\n]>\n'
    assert title_of("&me;&says; and &more;", prolog) == "Jane’s and &more;"


def test_entities_do_not_make_a_document_grow_without_end() -> None:
    prolog = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 64}">]>'
    assert (
        len(parsed(rss(f"<description>{'&a;' * 100_000}</description>", prolog)).entries[0].body) < 2_000_000
    )


@pytest.mark.parametrize("kind", ["<!ENTITY x SYSTEM '{}'>", "<!ENTITY % x SYSTEM '{}'> %x;"])
def test_nothing_is_read_or_fetched_for_an_entity(server: Loopback, tmp_path: Path, kind: str) -> None:
    canary = tmp_path / "canary"
    canary.write_text("canary in the text")
    for place in (canary.as_uri(), str(canary), server.url("/canary")):
        found = parsed(
            rss("<title>a&x;b</title>", f'<?xml version="1.0"?><!DOCTYPE r [{kind.format(place)}]>')
        )
        assert "canary" not in repr(found)
    assert server.requests == ()


@pytest.mark.parametrize(
    "body", ["/etc/passwd", "/dev/zero", "file:///etc/passwd", "http://127.0.0.1:1/feed"]
)
def test_a_body_that_is_a_path_or_an_address_is_not_opened(body: str) -> None:
    assert parsed(body) == RawFeed()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&T", "AT&T"),
        ("Q & A", "Q & A"),
        ("a&nbsp;b", "a\xa0b"),
        ("&eacute;t&eacute;", "été"),
        ("&foo; bar", "&foo; bar"),
        ("&#8217;", "’"),
        ("&#x2019;", "’"),
        ("&amp;", "&"),
        ("&", "&"),
        ("a &#0; b", "a \ufffd b"),
        ("&#xD800;", "\ufffd"),
        ("&#99999999999999999999;", "\ufffd"),
        ("&#xFFFFFFFFFFFFFFF;", "\ufffd"),
        ("a\x00b\x08c", "abc"),
        ("a\x0bb\x1fc", "abc"),
    ],
)
def test_entities_and_characters_that_are_no_xml_are_read(written: str, title: str) -> None:
    entry = parsed(rss(f"<title>{written}</title><link>https://b.example/1</link>")).entries[0]
    assert (entry.title.replace("&amp;", "&"), entry.link) == (title, "https://b.example/1")


def test_what_looks_like_an_entity_in_cdata_stays() -> None:
    assert title_of("<![CDATA[a &nbsp b & c]]>") == "a &nbsp b & c"


@pytest.mark.parametrize("escape", ["\x1b", "&#27;", "&#x1b;"])
def test_a_terminal_sequence_reaches_the_gate_whole(escape: str) -> None:
    entry = parsed(rss(f"<title>a{escape}]52;c;aGk=\x07b</title><link>https://b.example/1</link>")).entries[0]
    assert entry.title.startswith("a\x1b]52;c;aGk=")
    assert entry.link == "https://b.example/1"


@pytest.mark.parametrize(
    ("document", "headers"),
    [
        (rss("<title>Grüße – 日本</title>").encode(), {"content-type": "text/xml; charset=iso-8859-1"}),
        (rss("<title>Grüße – 日本</title>").encode(), {"content-type": "text/xml"}),
        (rss("<title>Grüße – 日本</title>").encode(), {"content-type": "text/xml; charset=nope"}),
        (rss("<title>Grüße – 日本</title>").encode(), {"content-type": "text/xml; charset=hex"}),
        (rss("<title>Grüße – 日本</title>").encode(), {"content-type": "text/xml; charset=punycode"}),
        (rss("<title>Grüße – 日本</title>", '<?xml version="1.0" encoding="iso-8859-1"?>').encode(), {}),
        (rss("<title>Grüße – 日本</title>", '<?xml version="1.0" encoding="punycode"?>').encode(), {}),
        (b"\xef\xbb\xbf" + rss("<title>Grüße – 日本</title>").encode(), {}),
        (rss("<title>Grüße – 日本</title>").encode("utf-16"), {}),
        (rss("<title>Grüße – 日本</title>").encode("utf-16-be"), {}),
        (
            rss("<title>Grüße – 日本</title>", '<?xml version="1.0" encoding="utf-16"?>').encode("utf-16-le"),
            {},
        ),
        (rss("<title>Grüße – 日本</title>").encode("utf-32"), {}),
    ],
)
def test_text_is_read_whatever_is_said_of_its_encoding(document: bytes, headers: dict[str, str]) -> None:
    assert parsed(document, headers).entries[0].title == "Grüße – 日本"


@pytest.mark.parametrize(
    ("document", "headers"),
    [
        (
            rss("<title>Привет</title>").encode("windows-1251"),
            {"content-type": "text/xml; charset=windows-1251"},
        ),
        (
            rss("<title>Привет</title>", '<?xml version="1.0" encoding="windows-1251"?>').encode(
                "windows-1251"
            ),
            {},
        ),
        (
            rss("<title>Привет</title>", "<?xml version='1.0' encoding='koi8-r'?>").encode("koi8-r"),
            {"content-type": "text/xml; charset=utf-8"},
        ),
    ],
)
def test_an_encoding_that_is_named_is_used(document: bytes, headers: dict[str, str]) -> None:
    assert parsed(document, headers).entries[0].title == "Привет"


def test_bytes_that_are_no_utf8_are_read_as_windows_text() -> None:
    assert parsed(rss("<title>Gr\xfc\xdfe \x96 x</title>").encode("latin-1")).entries[0].title == "Grüße – x"


@pytest.mark.parametrize(
    "junk",
    [
        "\n  \n",
        "\ufeff \n",
        "<br />\n<b>Warning</b>: mysql_connect() in <b>/var/www/db.php</b> on line <b>3</b><br />\n",
        "Notice: undefined index in feed.php\n",
        "<!-- generated by hand -->\n",
        "\x00\x00",
        "-->",
    ],
)
def test_junk_before_the_feed_is_passed_over(junk: str) -> None:
    for prolog in ("", '<?xml version="1.0" encoding="UTF-8"?>\n'):
        assert title_of("Post", junk + prolog) == "Post"


@pytest.mark.parametrize(
    "document",
    [
        rss("<title>One</title></item><item><title>Two</title></item><item><title>Thr")[:-30],
        rss("<title>One</title></item><item><title>Two</title>") + "<rss><channel/></rss>",
        rss("<title>One</title></item><item><title>Two</title><description><![CDATA[open"),
        rss("<title>One</title></item><item><title>Two</title><b><i></b></i>"),
        rss("<title>One</title></item><item><title>Two</title><x a=b c>&lt;</x>"),
        rss("<title>One</title></item><item><title>Two</title><undeclared:x/>"),
        rss("<title>One</title></item><item><title>Two</title>").replace("</channel></rss>", ""),
    ],
)
def test_what_is_whole_of_a_broken_feed_is_read(document: str) -> None:
    titles = [entry.title for entry in parsed(document).entries]
    assert titles[:2] == ["One", "Two"]


def test_a_feed_on_which_the_parser_fails_is_a_sentence() -> None:
    with pytest.raises(ParseError) as caught:
        parsed(rss("<textinput><name>x</name></textinput>"))
    assert caught.value.what == "This feed can't be read: its XML is broken."


def test_a_guid_that_is_half_an_address_stays() -> None:
    assert parsed(rss("<guid isPermaLink='false'>//[x</guid>")).entries[0].guid == "//[x"


def test_a_long_name_does_not_keep_the_parser_for_minutes() -> None:
    flood = "a" * 15_000
    for author in (flood, f"<!-- x -->{flood}", f"<![CDATA[{flood}]]>", f"{flood}@", f"{'a.' * 7_000}"):
        for tag in ("author", "dc:creator", "managingEditor", "itunes:author"):
            entry = parsed(rss(f"<title>T</title><{tag}>{author}</{tag}><guid>1</guid>")).entries[0]
            assert (entry.title, entry.guid) == ("T", "1")


def test_a_long_list_of_authors_stays() -> None:
    names = ", ".join(f"Author Number{number}" for number in range(80))
    entry = parsed(rss(f"<dc:creator>{names}</dc:creator>", "")).entries[0]
    assert entry.authors == (names,)


def test_an_author_left_empty_does_not_cost_the_post() -> None:
    post = "word " * 1_000
    for author in ("<author/>", "<dc:creator />", "<author></author>"):
        entry = parsed(rss(f"<title>T</title>{author}<description>{post}</description>")).entries[0]
        assert entry.body == post.strip()


def test_a_flood_of_attributes_is_cut_and_a_picture_in_an_address_is_not() -> None:
    flood = " ".join(f'a{number}="b"' for number in range(5_000))
    entry = parsed(rss(f"<x {flood}/><title>T</title><y {flood}>z</y>")).entries[0]
    assert entry.title == "T"
    picture = f'<img alt="" src="data:image/png;base64,{"A" * 20_000}"/>'
    assert picture in parsed(rss(f"<description><![CDATA[{picture}]]></description>")).entries[0].body


def test_titles_beyond_all_reason_are_cut() -> None:
    for title in ("t" * 100_000, f"<![CDATA[{'t' * 100_000}]]>"):
        assert len(title_of(title)) == 20_000
    entry = parsed(
        rss(f"<title>T</title><description>{'d' * 6_000_000}</description><guid>1</guid>")
    ).entries[0]
    assert entry.guid == "1"
    assert 5_000_000 < len(entry.body) <= 5 * 1024 * 1024


def test_a_hundred_thousand_entries_are_cut_before_they_are_parsed() -> None:
    items = "".join(f"<item><guid isPermaLink='false'>{number}</guid></item>" for number in range(100_000))
    found = parsed(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert [entry.guid for entry in found.entries] == [str(number) for number in range(2_000)]
    assert found.notes == ("Of 100,000 posts the newest 2,000 were taken.",)


@pytest.mark.parametrize(
    "flood",
    [
        "<!DOCTYPE ",
        "<!DOCTYPE [",
        "<title ",
        "<author ",
        "<guid> ",
        "<id><![CDATA[",
        "<!ENTITY a '&#",
        "&#x1",
        "]]>",
        ">",
    ],
)
def test_no_pattern_of_ours_takes_the_square_of_a_document(flood: str) -> None:
    # At the square of this length each would take minutes.
    document = rss(f"<title>T</title></item>{flood * (400_000 // len(flood))}<item>")
    assert shorten.newest(tidy.tidy(shorten.fields(document)), 10)
    assert guids.relative(document, URL) is not None


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><body><p>Log in &lt;rss&gt;</p></body></html>",
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "<HTML><HEAD><TITLE>Portal</TITLE></HEAD></HTML>",
        "plain words",
        "",
        "\x89PNG\r\n\x1a\n",
        "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>",
        "<opml version='2.0'><body/></opml>",
    ],
)
def test_a_page_that_is_no_feed_is_no_feed(page: str) -> None:
    assert parsed(page).version == ""


_OPEN = "<item> <title> <description> <![CDATA[ <!-- <guid> <author> <source> <svg> <?xml <!DOCTYPE <a b='"
_CLOSE = "</item> </title> ]]> --> </author> </category> '> <link/> <category/> &#0; &lt; &x; \x1b"
PIECES = [*_OPEN.split(), *_CLOSE.split(" ")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(PIECES)), max_size=25))
def test_no_arrangement_of_tags_raises_anything_but_a_sentence(parts: list[str]) -> None:
    document = "<rss version='2.0'><channel>" + "".join(parts) + "</channel></rss>"
    with suppress(ParseError):
        assert isinstance(parsed(document.encode("utf-8", "surrogatepass")), RawFeed)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_sentence(body: bytes) -> None:
    for start in (b"", b"<rss>", b"<feed", b"{", b'{"version":"https://jsonfeed.org/version/1","items":['):
        with suppress(ParseError):
            assert isinstance(parsed(start + body), RawFeed)
