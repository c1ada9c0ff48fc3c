"""Opening a post: what is parsed when, what is found, what can be followed."""

from __future__ import annotations

import pytest

from tests.document.drawn import laid_out, lines, text, words
from tui_reader.document.document import Document
from tui_reader.document.layout import Layout
from tui_reader.document.lines import TargetKind
from tui_reader.document.scan import WINDOW

PARAGRAPH = "The quick brown fox jumps over the *lazy* dog, again and again, until the row is full.\n\n"
LONG = PARAGRAPH * 5_000


def links(markdown: str, width: int = 74) -> list[tuple[str, str]]:
    """The runs that can be followed, with the address each leads to."""
    layout = laid_out(markdown, width)
    targets = layout.document.targets
    rows = [line for y in range(layout.height) if (line := layout.line(y))]
    return [(run.text, targets[run.target].url) for row in rows for run in row.runs if run.target >= 0]


def test_the_first_screen_of_a_long_post_parses_only_its_beginning() -> None:
    document = Document(LONG)
    assert document.parsed == 0
    assert Layout(document, 74).ensure(40)
    assert 0 < document.parsed < 3 * WINDOW < len(LONG)


def test_the_first_screen_of_a_long_list_parses_only_its_beginning() -> None:
    document = Document("- an item of many\n" * 20_000)
    assert Layout(document, 74).ensure(40)
    assert document.parsed < 3 * WINDOW


def test_a_list_longer_than_a_window_is_one_list() -> None:
    drawn = text("".join(f"1. item {number}\n" for number in range(4_000))).splitlines()
    assert len(drawn) == 4_000
    assert drawn[0] == "1. item 0" or drawn[0].endswith(" 1. item 0")
    assert drawn[-1] == "4000. item 3999"
    assert all(row.strip().startswith(f"{number}.") for number, row in enumerate(drawn, 1))


def test_a_loose_list_longer_than_a_window_stays_loose() -> None:
    drawn = text("- an item of many\n\n" * 3_000).splitlines()
    assert drawn == ["• an item of many", ""] * 2_999 + ["• an item of many"]


def test_code_longer_than_a_window_is_one_block() -> None:
    source = "\n".join(f"line {number}" for number in range(9_000))
    layout = laid_out(f"before\n\n  ```text\n  {source}\n  ```\n\nafter", 74)
    assert layout.code(1).source == source
    assert layout.height == 2 + 1 + 9_000 + 2


def test_a_definition_far_below_makes_a_link_on_the_first_screen() -> None:
    document = Document(
        f"See [the end] and [there][END].\n\n{LONG}\n\n[the end]: /end\n[end]: <there.md> 'title'\n"
    )
    layout = Layout(document, 74)
    layout.ensure(0)
    assert [target.url for target in document.targets] == ["/end", "there.md"]
    line = layout.line(0)
    assert line is not None
    assert line.text == "See the end and there."


def test_what_looks_like_a_definition_in_code_or_in_a_paragraph_is_none() -> None:
    post = f"[a] [b] [c]\n\n{LONG}\n\n```\n[a]: /a\n```\n\nwords\n[b]: /b\n\n[c]: /c\n"
    layout = Layout(Document(post), 74)
    line = layout.line(0)
    assert line is not None
    assert line.text == "[a] [b] c"


def test_the_first_definition_of_a_label_counts() -> None:
    for filling in ("", LONG):
        document = Document(f"[a]\n\n{filling}\n\n[A]: /first\n\n[a]: /second\n")
        Layout(document, 74).ensure(0)
        assert document.targets[0].url == "/first"


def test_links_lead_where_the_post_says() -> None:
    post = (
        "[one](https://example.org/a_b) <https://example.org/2> https://example.org/3, [four](#four) a@b.org"
    )
    assert links(post) == [
        ("one", "https://example.org/a_b"),
        ("https://example.org/2", "https://example.org/2"),
        ("https://example.org/3", "https://example.org/3"),
        ("four", "#four"),
        ("a@b.org", "mailto:a@b.org"),
    ]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://en.wikipedia.org/wiki/A_(b)", "https://en.wikipedia.org/wiki/A_(b)"),
        ("**https://example.org/a**", "https://example.org/a"),
        ("https://example.org/a?b=1&c=2!", "https://example.org/a?b=1&c=2"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("www.example.org/a, and", "https://www.example.org/a"),
        ("first.last+tag@example.co.uk.", "mailto:first.last+tag@example.co.uk"),
    ],
)
def test_bare_addresses_end_where_the_sentence_goes_on(written: str, url: str) -> None:
    assert [found for _, found in links(f"see {written}")] == [url]


@pytest.mark.parametrize(
    "written", ["xhttps://example.org", "://example.org", "https://", "a@b", "@name", "www.x"]
)
def test_what_is_no_address_is_no_link(written: str) -> None:
    assert links(f"see {written} here") == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "ssh://-oX",
    ],
)
def test_dangerous_addresses_are_words(url: str) -> None:
    assert links(f"[click]({url}) <a href='{url}'>here</a> ![p]({url})") == []
    assert words(f"[click]({url})", 40) == "click"


def test_pictures_and_films_say_what_they_are() -> None:
    layout = laid_out('a ![b](c.png) <video src="d.mp4"></video>', 74)
    assert [(target.kind, target.url, target.label) for target in layout.document.targets] == [
        (TargetKind.PICTURE, "c.png", "b"),
        (TargetKind.MEDIA, "d.mp4", "d.mp4"),
    ]


def test_a_linked_picture_leads_to_both() -> None:
    assert links("[![alt](small.png)](large.html)") == [("[picture: alt]", "small.png"), (" ↗", "large.html")]


def test_code_is_numbered_over_the_whole_post_and_kept_exactly() -> None:
    post = "```py\na\tb \n\n\n```\n\n> ```\n> c\n> ```\n\n- x\n\n      d\n\n<pre>e</pre>\n"
    layout = laid_out(post, 74)
    assert [(layout.code(number).language, layout.code(number).source) for number in (1, 2, 3, 4)] == [
        ("py", "a\tb \n\n"),
        ("", "c"),
        ("", "d"),
        ("", "e"),
    ]
    for number in (0, 5, -1):
        with pytest.raises(IndexError):
            layout.code(number)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("rust,ignore", "rust"),
        ("{.python .numberLines}", "python"),
        ("c++", "c++"),
        ("{python}", "python"),
        ("", ""),
    ],
)
def test_the_language_is_read_off_any_manner_of_fence(written: str, language: str) -> None:
    assert laid_out(f"```{written}\nx\n```", 40).code(1).language == language


def test_a_post_whose_rest_comes_later_goes_on_where_it_stopped() -> None:
    first = "# One\n\n- a\n- b\n\n<details><summary>s</summary>\n\ninside"
    whole = f"{first}\n\n</details>\n\n```\ncode\n```\n\n## Two\n\n[x](/y)"
    document = Document(first, complete=False)
    layout = Layout(document, 30)
    assert not layout.advance(60)
    assert not layout.done
    shown = [layout.line(y) for y in range(layout.height)]
    document.extend(whole)
    assert layout.advance(60)
    assert [layout.line(y) for y in range(len(shown))] == shown
    assert [layout.line(y) for y in range(layout.height)] == lines(whole, 30)


def test_a_rest_that_begins_otherwise_is_laid_out_anew() -> None:
    document = Document("one\n\ntwo", complete=False)
    layout = Layout(document, 30)
    layout.advance(60)
    document.extend("three\n\nfour")
    assert layout.advance(60)
    assert [layout.line(y).text for y in range(layout.height) if layout.line(y)] == ["three", "", "four"]  # type: ignore[union-attr]


def test_the_estimate_is_never_less_than_what_is_there_and_exact_at_the_end() -> None:
    layout = Layout(Document(LONG), 74)
    layout.ensure(10)
    assert layout.estimate > layout.height
    layout.ensure(2_000)
    assert 0.8 < layout.estimate / laid_out(LONG, 74).height < 1.25
    while not layout.advance(60):
        pass
    assert layout.estimate == layout.height


def test_an_empty_post_has_no_lines() -> None:
    for post in ("", "\n\n", "   ", "<!-- nothing -->", "[a]: /b\n", "<script>x</script>"):
        layout = laid_out(post, 40)
        assert (layout.height, layout.line(0), layout.estimate) == (0, None, 0)
        assert layout.line_of(layout.place_at(0)) == 0


def test_no_line_stands_before_the_first() -> None:
    assert laid_out("words", 40).line(-1) is None


def test_line_ends_of_every_system_are_line_ends() -> None:
    assert text("a\r\n\r\nb\r\rc\n\nd") == "a\n\nb\n\nc\n\nd"


def test_a_dash_with_its_text_on_the_next_line_is_a_list_item() -> None:
    assert text("Takeaways\n-\nReal risks\n-\nA family tree") == "Takeaways\n\n• Real risks\n• A family tree"


def test_a_dash_alone_in_code_stays_where_it_is() -> None:
    for fence in ("```", "~~~"):
        layout = laid_out(f"-\nitem\n\n{fence}diff\n-\ntext\n{fence}\n\n-\nitem", 40)
        assert layout.code(1).source == "-\ntext"
        assert [line.text for y in (0, layout.height - 1) if (line := layout.line(y))] == ["• item", "• item"]


@pytest.mark.parametrize(
    "post", ["-\n\ntext", "Heading\n-\n\ntext", "```\n-\ntext\n```", "- a\n-\n- b", "a\n\n-\n---\nb"]
)
def test_other_dashes_alone_mean_what_they_mean_in_markdown(post: str) -> None:
    assert "• text" not in text(post)
    assert "• b" in text(post) or "- b" not in post


def test_a_heading_keeps_the_name_its_author_gave_it() -> None:
    post = "# One {#first}\n\n## Two {: #second .wide }\n\n## Three {not one}\n\nFour {#x}\n----\n"
    outline = Document(post).outline()
    assert [(each.text, each.anchor) for each in outline] == [
        ("One", "first"),
        ("Two", "second"),
        ("Three {not one}", "three-not-one"),
        ("Four", "x"),
    ]


def test_a_heading_knows_its_place_within_what_holds_it() -> None:
    document = Document("# A\n\n> words\n>\n> ## B `c`\n>\n> - one\n>   ### D\n")
    assert [(each.block, each.offset) for each in document.outline()] == [(0, 0), (1, 6), (1, 16)]
    for heading in document.outline():
        said = document.text(heading.block)[heading.offset :].split("\n")[0]
        assert " ".join(said.split()) == heading.text


def test_the_outline_has_every_heading_with_githubs_anchor() -> None:
    post = (
        "# A *first* `one`!\n\nx\n\n## Ünïcode & more\n\n> ### Quoted\n\n- #### Listed\n\n## Ünïcode & more\n"
    )
    assert [(each.level, each.text, each.block, each.anchor) for each in Document(post).outline()] == [
        (1, "A first one!", 0, "a-first-one"),
        (2, "Ünïcode & more", 2, "ünïcode--more"),
        (3, "Quoted", 3, "quoted"),
        (4, "Listed", 4, "listed"),
        (2, "Ünïcode & more", 5, "ünïcode--more-1"),
    ]
