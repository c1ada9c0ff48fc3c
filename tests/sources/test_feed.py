"""RSS, RDF, CDF and Atom: what is taken from an entry, in all the ways it can be written."""

from __future__ import annotations

import pytest

from tests.sources.agreement import agreed
from tui_reader.entries import RawEntry, RawFeed
from tui_reader.models import BodyKind, Enclosure

URL = "https://blog.example/feed.xml"

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(item: str, channel: str = "") -> RawFeed:
    return agreed(
        f'<rss version="2.0" {NAMESPACES}><channel>{channel}<item>{item}</item></channel></rss>', {}, URL
    )


def rss_item(item: str, channel: str = "") -> RawEntry:
    return rss(item, channel).entries[0]


def atom(entry: str, head: str = "", attributes: str = "") -> RawFeed:
    return agreed(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{head}<entry>{entry}</entry></feed>', {}, URL
    )


def atom_entry(entry: str, head: str = "", attributes: str = "") -> RawEntry:
    return atom(entry, head, attributes).entries[0]


def test_a_feed_tells_about_itself() -> None:
    found = rss(
        "<title>Post</title>",
        "<title>A blog</title><link>https://blog.example/</link><description>About &amp; more</description>"
        "<language>de-CH</language><managingEditor>ed@blog.example (Ed Itor)</managingEditor>",
    )
    assert found == RawFeed(
        title="A blog",
        site_url="https://blog.example/",
        description="About & more",
        authors=("Ed Itor",),
        language="de-CH",
        base_url=URL,
        version="rss20",
        entries=found.entries,
    )


@pytest.mark.parametrize(
    ("document", "version"),
    [
        ('<rss version="0.91"><channel><item><title>T</title></item></channel></rss>', "rss091u"),
        ('<rss version="0.92"><channel><item><title>T</title></item></channel></rss>', "rss092"),
        ('<rss version="2.0"><channel><item><title>T</title></item></channel></rss>', "rss20"),
        ("<rss><channel><item><title>T</title></item></channel></rss>", "rss"),
        ('<RSS version="2.0"><Channel><ITEM><Title>T</Title></ITEM></Channel></RSS>', "rss20"),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
            "<channel/><item><title>T</title></item></rdf:RDF>",
            "rss10",
        ),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://channel.netscape.com/rdf/simple/0.9/"><item><title>T</title></item></rdf:RDF>',
            "rss090",
        ),
        (
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title></entry></feed>',
            "atom03",
        ),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title></entry></feed>', "atom10"),
        ("<feed><entry><title>T</title></entry></feed>", "atom"),
        (
            '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title></a:entry></a:feed>',
            "atom10",
        ),
        ('<CHANNEL HREF="https://b.example/"><ITEM HREF="/1"><TITLE>T</TITLE></ITEM></CHANNEL>', "cdf"),
    ],
)
def test_every_dialect_is_read(document: str, version: str) -> None:
    found = agreed(document, {}, URL)
    assert (found.version, [entry.title for entry in found.entries]) == (version, ["T"])


@pytest.mark.parametrize("document", ["", "words", "<note><to>Tove</to></note>", "<html><p>x</p></html>"])
def test_what_is_no_feed_has_no_version(document: str) -> None:
    assert agreed(document, {}, URL).version == ""


def test_a_feed_without_entries_is_a_feed() -> None:
    found = agreed('<rss version="2.0"><channel><title>New</title></channel></rss>', {}, URL)
    assert (found.version, found.title, found.entries) == ("rss20", "New", ())


@pytest.mark.parametrize(
    ("title", "text", "is_html"),
    [
        ("<title>Tips &amp; Tricks</title>", "Tips & Tricks", False),
        ("<title>AT&amp;amp;T</title>", "AT&amp;T", True),
        ("<title>&lt;b&gt;Bold&lt;/b&gt; words</title>", "<b>Bold</b> words", True),
        ("<title>The &lt;blink&gt; tag</title>", "The <blink> tag", False),
        ("<title><![CDATA[Q&A]]></title>", "Q&A", False),
        ("<title>\n  Two\n  lines </title>", "Two\n  lines", False),
        ("<title>Post</title><media:title>Picture</media:title>", "Post", False),
        ("<media:title>Picture</media:title><title>Post</title>", "Post", False),
        ("<title></title>", "", False),
    ],
)
def test_titles_of_rss_say_whether_they_are_markup(title: str, text: str, is_html: bool) -> None:
    entry = rss_item(title)
    assert (entry.title, entry.title_is_html) == (text, is_html)


@pytest.mark.parametrize(
    ("title", "text", "is_html"),
    [
        ("<title>1 &lt; 2 &amp;amp; 3</title>", "1 < 2 &amp; 3", False),
        ('<title type="html">&lt;i&gt;So&lt;/i&gt;</title>', "<i>So</i>", True),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">So <i>it</i> goes</div></title>',
            "So <i>it</i> goes",
            True,
        ),
    ],
)
def test_titles_of_atom_are_what_their_type_says(title: str, text: str, is_html: bool) -> None:
    entry = atom_entry(title)
    assert (entry.title, entry.title_is_html) == (text, is_html)


def test_full_content_comes_before_the_summary_in_any_order() -> None:
    full = "<content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>"
    short = "<description>A bit of it</description>"
    for item in (full + short, short + full):
        entry = rss_item(item)
        assert (entry.body, entry.body_kind, entry.summary) == (
            "<p>All of it</p>",
            BodyKind.HTML,
            "A bit of it",
        )


def test_a_short_post_is_not_taken_for_less_than_its_summary() -> None:
    entry = atom_entry('<summary>A rather longer summary</summary><content type="html">Yes.</content>')
    assert (entry.body, entry.summary) == ("Yes.", "A rather longer summary")


def test_a_description_alone_is_the_post() -> None:
    entry = rss_item("<description>&lt;p&gt;All&lt;/p&gt;</description>")
    assert (entry.body, entry.body_kind, entry.summary) == ("<p>All</p>", BodyKind.HTML, "")


def test_the_caption_of_a_picture_is_not_the_post() -> None:
    post = "A long description of everything. " * 30
    entry = rss_item(
        f"<description>{post}</description><media:content url='https://b.example/p.jpg' medium='image'>"
        "<media:description>A caption</media:description></media:content>"
    )
    assert entry.body == post.strip()


def test_a_short_post_is_not_taken_for_less_than_what_its_picture_shows() -> None:
    entry = rss_item(
        "<description>&lt;p&gt;A heron!&lt;/p&gt;</description><media:content url='https://b.example/p.jpg' "
        "medium='image'><media:description type='plain'>A heron on one leg in the reeds</media:description>"
        "</media:content>"
    )
    assert (entry.body, entry.body_kind, entry.summary) == ("<p>A heron!</p>", BodyKind.HTML, "")


def test_notes_of_a_podcast_in_html_come_before_the_same_in_plain_text() -> None:
    entry = rss_item(
        "<description>Short</description><itunes:summary>Plain notes that go on and on</itunes:summary>"
        "<content:encoded>&lt;p&gt;Notes&lt;/p&gt;</content:encoded>"
    )
    assert (entry.body, entry.body_kind) == ("<p>Notes</p>", BodyKind.HTML)


@pytest.mark.parametrize(
    ("content", "body", "kind"),
    [
        ('<content type="html">&lt;p&gt;Hi&lt;/p&gt;</content>', "<p>Hi</p>", BodyKind.HTML),
        ("<content>1 &lt; 2</content>", "1 < 2", BodyKind.TEXT),
        ('<content type="text">1 &lt; 2</content>', "1 < 2", BodyKind.TEXT),
        ('<content type="text/plain">Plain</content>', "Plain", BodyKind.TEXT),
        ('<content type="text/markdown"># Hi</content>', "# Hi", BodyKind.MARKDOWN),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content>',
            "<p>Hi</p>",
            BodyKind.HTML,
        ),
        ('<content type="text/html" mode="base64">PHA+SGk8L3A+</content>', "<p>Hi</p>", BodyKind.HTML),
        ('<content type="image/png">iVBORw0KGgo=</content>', "", BodyKind.HTML),
    ],
)
def test_bodies_of_atom_are_what_their_type_says(content: str, body: str, kind: BodyKind) -> None:
    entry = atom_entry(content)
    assert (entry.body, entry.body_kind) == (body, kind)


def test_dates_stay_as_they_were_written() -> None:
    entry = rss_item("<pubDate>Mittwoch, 32. Foo 2024</pubDate><dc:date>soon</dc:date>")
    assert (entry.published, entry.updated) == ("Mittwoch, 32. Foo 2024", "soon")
    entry = atom_entry("<published>2024-01-01T00:00:00Z</published><updated>2024-02-01</updated>")
    assert (entry.published, entry.updated) == ("2024-01-01T00:00:00Z", "2024-02-01")


@pytest.mark.parametrize(
    "item",
    [
        "<dc:date>2024-01-01</dc:date>",
        "<atom:updated>2024-01-01</atom:updated>",
        "<created>2024-01-01</created>",
    ],
)
def test_the_only_date_is_the_date_of_publication(item: str) -> None:
    assert rss_item(item).published == "2024-01-01"


def test_no_date_is_none() -> None:
    entry = rss_item("<title>Undated</title>")
    assert (entry.published, entry.updated) == (None, None)


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        ("<author>jane@b.example (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>Jane Doe &lt;jane@b.example&gt;</author>", ("Jane Doe",)),
        ("<author>jane@b.example</author>", ("jane@b.example",)),
        ("<dc:creator>Jane</dc:creator><dc:creator>Joe</dc:creator>", ("Jane", "Joe")),
        ("<author>Jane</author><dc:creator>Jane</dc:creator>", ("Jane",)),
        ("<itunes:author>The Hosts</itunes:author>", ("The Hosts",)),
        ("<title>Nobody</title>", ()),
    ],
)
def test_authors_of_rss_are_names(item: str, authors: tuple[str, ...]) -> None:
    assert rss_item(item).authors == authors


def test_authors_of_atom_come_from_the_feed_where_an_entry_names_none() -> None:
    head = "<author><name>Jane</name><email>j@b.example</email></author>"
    assert atom_entry("<title>T</title>", head).authors == ("Jane",)
    assert atom_entry("<author><name>Joe</name></author>", head).authors == ("Joe",)
    two = "<author><name>Ann</name></author><author><name>Bob</name></author>"
    assert atom_entry(two, head).authors == ("Ann", "Bob")


def test_the_editor_of_a_channel_did_not_write_its_items() -> None:
    assert rss_item("<title>T</title>", "<managingEditor>Ed</managingEditor>").authors == ()


def test_categories_have_their_labels_and_no_doubles() -> None:
    entry = rss_item(
        "<category>News</category><category domain='x'>Python</category><category>News</category>"
    )
    assert entry.categories == ("News", "Python")
    entry = atom_entry("<category term='py' label='Python'/><category term='web'/><category scheme='x'/>")
    assert entry.categories == ("Python", "web")


@pytest.mark.parametrize(
    ("item", "guid", "link"),
    [
        ("<guid>https://b.example/1</guid>", "https://b.example/1", "https://b.example/1"),
        ("<guid isPermaLink='false'>https://b.example/1</guid>", "https://b.example/1", ""),
        (
            "<guid isPermaLink='false'>4711</guid><link>https://b.example/1</link>",
            "4711",
            "https://b.example/1",
        ),
        ("<guid>4711</guid><link>https://b.example/1</link>", "4711", "https://b.example/1"),
        (
            "<guid>on-kites</guid><link>https://blog.example/on-kites</link>",
            "on-kites",
            "https://blog.example/on-kites",
        ),
        (
            "<link>https://blog.example/on-kites</link><guid>on-kites</guid>",
            "on-kites",
            "https://blog.example/on-kites",
        ),
        ("<guid>4711</guid>", "4711", ""),
        ("<guid><![CDATA[4711]]></guid>", "4711", ""),
        ("<guid>/posts/1</guid>", "/posts/1", "https://blog.example/posts/1"),
        ("<link>/posts/1</link>", "", "https://blog.example/posts/1"),
        ("<link> https://b.example/?a=1&amp;b=2 </link>", "", "https://b.example/?a=1&b=2"),
        (
            "<link>https://b.example/1</link><atom:link rel='self' href='https://b.example/f'/>",
            "",
            "https://b.example/1",
        ),
        ("<atom:link href='https://b.example/1'/>", "", "https://b.example/1"),
        ("<title>Neither</title>", "", ""),
    ],
)
def test_guid_and_link_of_rss(item: str, guid: str, link: str) -> None:
    entry = rss_item(item)
    assert (entry.guid, entry.link) == (guid, link)


def test_a_guid_that_is_no_address_does_not_change_when_the_feed_moves() -> None:
    document = "<rss><channel><item><guid>4711</guid></item></channel></rss>"
    before, after = (agreed(document, {}, url) for url in ("http://old.example/f", "https://new.example/f"))
    assert before.entries[0].guid == after.entries[0].guid == "4711"


@pytest.mark.parametrize(
    ("links", "link"),
    [
        ("<link href='/1'/>", "https://blog.example/1"),
        (
            "<link rel='self' href='/self'/><link rel='alternate' type='text/html' href='/1'/>",
            "https://blog.example/1",
        ),
        ("<link rel='edit' href='/edit'/><link rel='alternate' href='/1'/>", "https://blog.example/1"),
        ("<link rel='replies' href='/replies'/>", ""),
    ],
)
def test_the_link_of_an_atom_entry_is_its_alternate(links: str, link: str) -> None:
    assert atom_entry(f"<id>tag:b.example,2024:1</id>{links}").link == link


def test_a_feed_says_where_its_older_entries_are() -> None:
    assert atom("<title>T</title>", "<link rel='next' href='?page=2'/>").next_url == f"{URL}?page=2"
    assert (
        rss("<title>T</title>", "<atom:link rel='next' href='/2.xml'/>").next_url
        == "https://blog.example/2.xml"
    )
    assert rss("<title>T</title>").next_url == ""


def test_enclosures_of_every_kind_each_once() -> None:
    entry = rss_item(
        "<enclosure url='https://b.example/a.mp3' type='audio/mpeg' length='123'/>"
        "<media:content url='https://b.example/a.mp3' type='audio/mpeg'/>"
        "<media:content url='https://b.example/v.mp4' medium='video' fileSize='99' duration='61'/>"
        "<media:content url='https://b.example/p.jpg' medium='image'/>"
        "<itunes:duration> 1:02:03 </itunes:duration>"
    )
    assert entry.enclosures == (
        Enclosure("https://b.example/a.mp3", "audio/mpeg", 123, 3723),
        Enclosure("https://b.example/v.mp4", "video/*", 99, 61),
    )
    assert entry.image == "https://b.example/p.jpg"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("754", 754),
        ("12:34", 754),
        ("00:12:34", 754),
        ("90:00", 5400),
        ("754.9", 754),
        ("", 0),
        ("twelve minutes", 0),
        ("-5", 0),
        ("99999999999", 0),
        ("1:2:3:4", 0),
    ],
)
def test_how_long_a_podcast_plays_is_told_in_several_ways(told: str, seconds: int) -> None:
    file = "<enclosure url='https://b.example/a.mp3' type='audio/mpeg'/>"
    entry = rss_item(f"{file}<itunes:duration>{told}</itunes:duration>")
    assert entry.enclosures == (Enclosure("https://b.example/a.mp3", "audio/mpeg", 0, seconds),)


def test_enclosures_of_atom_and_content_that_lies_elsewhere() -> None:
    entry = atom_entry(
        "<link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='lots'/>"
        "<content type='video/mp4' src='https://b.example/v.mp4'/>"
    )
    assert entry.enclosures == (
        Enclosure("https://blog.example/a.mp3", "audio/mpeg", 0),
        Enclosure("https://b.example/v.mp4", "video/mp4", 0),
    )


@pytest.mark.parametrize(
    "item",
    [
        "<media:thumbnail url='https://b.example/p.jpg'/>",
        "<media:group><media:content url='https://b.example/p.jpg' type='image/jpeg'/></media:group>",
        "<itunes:image href='https://b.example/p.jpg'/>",
        "<enclosure url='https://b.example/p.jpg' type='image/jpeg'/>",
    ],
)
def test_the_picture_of_an_entry(item: str) -> None:
    assert rss_item(item).image == "https://b.example/p.jpg"


def test_the_base_is_the_nearest_that_is_stated() -> None:
    entry = atom_entry(
        "<content xml:base='deep/' type='html'>x</content>", attributes="xml:base='https://b.example/a/'"
    )
    assert entry.base_url == "https://b.example/a/deep/"
    assert (
        atom("<title>T</title>", "<title>F</title>", "xml:base='https://b.example/a/'").base_url
        == "https://b.example/a/"
    )
    assert atom_entry("<title>T</title>").base_url == ""
    assert atom("<title>T</title>").base_url == URL


def test_a_base_that_is_a_script_is_not_taken() -> None:
    entry = atom_entry(
        "<link href='1'/><content type='html'>x</content>", attributes="xml:base='javascript:alert(1)'"
    )
    assert (entry.base_url, entry.link) == ("", "https://blog.example/1")


def test_the_language_of_an_entry() -> None:
    entry = atom_entry("<content type='html' xml:lang='fr'>Bonjour</content>", attributes="xml:lang='de'")
    assert entry.language == "fr"


def test_a_feed_in_the_middle_of_an_aggregator_names_its_own_author() -> None:
    entry = atom_entry(
        "<source><title>Planet</title><author><name>Editor</name></author></source><title>T</title>"
    )
    assert entry.title == "T"


def item_at(number: int, date: str) -> str:
    return f"<item><title>Post {number}</title><pubDate>{date}</pubDate></item>"


def numbered(order: range, limit: int) -> RawFeed:
    items = "".join(item_at(number, f"{number:02} Jan 2024 00:00:00 GMT") for number in order)
    document = (
        f"<rss version='2.0'><channel><title>B</title>{items}<link>https://b.example/</link></channel></rss>"
    )
    return agreed(document, {}, URL, limit)


def test_a_long_feed_keeps_its_newest_entries_whatever_their_order() -> None:
    newest_first, oldest_first = numbered(range(20, 0, -1), 5), numbered(range(1, 21), 5)
    newest = [f"Post {number}" for number in range(20, 15, -1)]
    assert [entry.title for entry in newest_first.entries] == newest
    assert [entry.title for entry in oldest_first.entries] == newest[::-1]
    for found in (newest_first, oldest_first):
        assert found.notes == ("Of 20 posts the newest 5 were taken.",)
        assert (found.title, found.site_url) == ("B", "https://b.example/")


def test_a_feed_of_exactly_the_limit_is_whole() -> None:
    found = numbered(range(1, 6), 5)
    assert (len(found.entries), found.notes) == (5, ())
