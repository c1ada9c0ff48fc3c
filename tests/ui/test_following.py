"""Following links with the keyboard, on a real library: where they lead is told, and then gone to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.conftest import LONG_TEXT, Running, Start, write_post
from tests.ui.looking import HOSTILE, style_of
from tui_reader.config import Config, Opener

LINKS = """\
A [page](https://example.org/a?b=c), [another](two.md) post, its [part](two.md#the-part), its
[mark](two.md#here), what stands [below](#further-down), [nobody](nope.md), [nothing](#nothing),
[[Another post]], a [letter](mailto:ada@example.org) and a [long](long.md) one.

## Further down

The end.
"""

TWO = f"""\
Back to [one](one.md).

{LONG_TEXT[:4000]}

## The part

Of another post.

<p id="here">Marked.</p>

{LONG_TEXT[:4000]}
"""


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    folder = tmp_path / "linked"
    write_post(folder, "one", "One", LINKS, date="2025-09-03")
    write_post(folder, "two", "Another post", TWO, date="2025-09-02")
    write_post(
        folder, "long", "A long post", f"[Ahead](#end)\n\n{LONG_TEXT * 3}\n\n## End\n", date="2025-09-01"
    )
    return folder


def right(reader: Running) -> list[str]:
    """The lines of the pane that hold anything."""
    panes = (line.partition("│")[2].strip() for line in reader.lines[1:-1])
    return [line for line in panes if line]


async def told(reader: Running, times: int) -> str:
    """What the foot says once tab has been pressed so often."""
    await reader.press(*["tab"] * times)
    return reader.foot


async def test_the_foot_tells_where_the_chosen_link_leads_and_what_can_be_done(
    linked: Path, start: Start
) -> None:
    async with start(linked) as reader:
        await reader.press("enter")
        said = []
        for _ in range(10):
            await reader.press("tab")
            said.append(reader.foot.partition("   ")[0])
        assert said == [
            "https://example.org/a?b=c",
            "Another post  ·  linked",
            "Another post #the-part  ·  linked",
            "Another post #here  ·  linked",
            "In this post: #further-down",
            "“nope.md” is no post of this folder.",
            "In this post: #nothing",
            "Another post  ·  linked",
            "mailto:ada@example.org",
            "A long post  ·  linked",
        ]
        assert reader.foot.split("   ")[-1].strip().startswith("enter follow  y copy")
        await reader.press("escape")
        assert reader.foot.startswith("space page")


async def test_a_number_that_may_go_on_tells_where_it_leads_and_is_followed_at_once(
    tmp_path: Path, start: Start
) -> None:
    links = " ".join(f"[link](https://example.org/{number})" for number in range(1, 25))
    write_post(tmp_path / "blog", "post", "A post", f"{links}\n", date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "2")
        assert reader.foot.startswith("https://example.org/2 ")
        assert "  enter follow  y copy" in reader.foot
        await reader.press("3")
        assert reader.foot.startswith("https://example.org/23 ")
        await reader.press("escape", "2", "y")
        assert reader.app.clipboard == "https://example.org/2"
        assert reader.foot.startswith("Copied https://example.org/2 ")


async def test_a_link_to_another_post_opens_it_and_the_list_goes_along(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert "Back to one." in right(reader)
        assert "1 unread · 3 posts" in reader.lines[0]
        await reader.press("h")
        assert reader.cursor == "Another post"


@pytest.mark.parametrize(("tabs", "top"), [(3, "The part"), (4, "Marked.")])
async def test_an_anchor_of_another_post_is_gone_to(linked: Path, start: Start, tabs: int, top: str) -> None:
    async with start(linked) as reader:
        await reader.press("enter", *["tab"] * tabs, "enter")
        assert right(reader)[0] == top


async def test_an_anchor_of_the_same_post_is_gone_to_and_backspace_leads_back(
    linked: Path, start: Start
) -> None:
    async with start(linked, size=(120, 36)) as reader:
        await reader.press("G", "enter", "tab", "enter")
        assert "End" in right(reader)
        await reader.press("backspace")
        assert right(reader)[0] == "A long post"
        await reader.press("L")
        assert "End" in right(reader)


async def test_what_leads_nowhere_says_so_and_reading_stays_where_it_was(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter")
        before = right(reader)
        await reader.press(*["tab"] * 6, "enter")
        assert reader.foot.startswith("“nope.md” is no post of this folder.")
        await reader.press("tab", "enter")
        assert reader.foot.startswith("Nothing in this post is called “#nothing”.")
        assert right(reader) == before


async def test_a_link_that_led_nowhere_is_nothing_to_go_back_to(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter", *["tab"] * 7, "enter", "backspace")
        assert reader.foot.startswith("There is nothing to go back to.")


async def test_back_and_forward_keep_the_place(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("G", "enter", "space", "space", "j")
        where = right(reader)[2]
        await reader.press("K", "K")
        assert right(reader)[0] == "One"
        await reader.press(*["tab"] * 10, "enter")
        assert where in right(reader)
        await reader.press("space")
        further = right(reader)
        await reader.press("H")
        assert right(reader)[0] == "One"
        await reader.press("L")
        assert right(reader)[2:8] == further[2:8]
        await reader.press("L")
        assert reader.foot.startswith("There is nothing to go forward to.")
        await reader.press("backspace", "backspace")
        assert reader.foot.startswith("There is nothing to go back to")


async def test_following_anew_forgets_what_was_ahead(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter", "tab", "tab", "enter", "backspace")
        await reader.press(*["tab"] * 10, "enter", "L")
        assert reader.foot.startswith("There is nothing to go forward to.")
        assert right(reader)[0] == "A long post"


async def test_a_post_that_the_list_does_not_hold_is_read_and_marked_all_the_same(
    tmp_path: Path, linked: Path, start: Start
) -> None:
    other = tmp_path / "other"
    write_post(
        other,
        "far",
        "Far away",
        "Some words of another folder.\n",
        date="2025-08-01",
        url="https://far.example/",
    )
    write_post(linked, "out", "Out", "See [there](https://far.example/).\n", date="2025-09-05")
    async with start(linked) as reader:
        await reader.library.visit(str(other))
        await reader.press("r", "g", "enter", "tab")
        assert reader.foot.startswith("Far away  ·  other")
        await reader.press("enter")
        assert "Some words of another folder." in right(reader)
        await reader.press("s")
        assert reader.foot.startswith("Starred.")
        await reader.press("s")
        assert reader.foot.startswith("Star taken away.")
        await reader.press("h")
        assert reader.cursor == "Out"
        await reader.press("s", "tab")
        assert reader.foot.startswith("Starred.")
        assert "★ Out" in reader.text


async def test_copying_takes_the_whole_address(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter", "tab", "y")
        assert reader.app.clipboard == "https://example.org/a?b=c"
        assert reader.foot.startswith("Copied https://example.org/a?b=c")


async def test_the_mouse_tells_where_a_link_leads_and_a_click_follows_it(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter")
        row, line = next(pair for pair in enumerate(reader.lines) if "another post" in pair[1])
        spot = (line.index("another"), row)
        await reader.pilot.hover(offset=spot)
        await reader.settle()
        assert reader.foot.startswith("Another post  ·  linked")
        await reader.pilot.hover(offset=(line.index("A page"), row))
        await reader.settle()
        assert reader.foot.startswith("space page")
        await reader.pilot.click(offset=spot)
        await reader.settle()
        assert "Back to one." in right(reader)


async def test_a_link_under_a_mouse_that_rests_is_told_until_a_key_is_pressed(
    linked: Path, start: Start
) -> None:
    async with start(linked) as reader:
        await reader.press("enter")
        row, line = next(pair for pair in enumerate(reader.lines) if "another post" in pair[1])
        await reader.pilot.hover(offset=(line.index("another"), row))
        await reader.settle()
        assert reader.foot.startswith("Another post  ·  linked")
        await reader.press("h")
        assert reader.foot.startswith("enter read")


async def test_on_a_low_screen_the_address_is_told_where_else_there_are_no_keys(
    linked: Path, start: Start
) -> None:
    async with start(linked, size=(60, 8)) as reader:
        await reader.press("enter")
        assert "example.org" not in reader.text
        await reader.press("space", "tab")
        assert "https://example.org/a?b=c" in reader.foot


async def test_on_a_narrow_screen_most_of_the_line_is_for_the_address(tmp_path: Path, start: Start) -> None:
    address = "https://example.org/a/path/that/is/long/enough"
    write_post(tmp_path / "blog", "post", "A post", f"A [page]({address}).\n", date="2025-09-01")
    async with start(tmp_path / "blog", size=(50, 20)) as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith(address[:38])
    async with start(tmp_path / "blog", size=(80, 20)) as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith(address)
        assert "enter follow" in reader.foot


TRAPS = {
    "https://bank.example@evil.example/": "evil.example, written https://bank.example@evil.example/",
    "https://pаypal.com/": "https://xn--pypal-4ve.com/",
    "https://example.org/%1b%5d52": "https://example.org/%1b%5d52",
}


@pytest.mark.parametrize("url", TRAPS)
async def test_an_address_in_disguise_is_told_as_what_it_is(tmp_path: Path, start: Start, url: str) -> None:
    write_post(tmp_path / "blog", "post", "A post", f"A [trap](<{url}>).\n", date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith(TRAPS[url])


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "post:1",
        "tag:x",
        "code:1",
        "vbscript:x",
    ],
)
async def test_what_is_no_address_cannot_even_be_chosen(tmp_path: Path, start: Start, url: str) -> None:
    write_post(tmp_path / "blog", "post", "A post", f"A [trap]({url}).\n", date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith("There is no link further down.")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_markup_in_titles_and_anchors_shows_as_text(tmp_path: Path, start: Start, hostile: str) -> None:
    folder = tmp_path / "blog"
    write_post(folder, "two", hostile, "Words.\n", date="2025-08-01")
    write_post(folder, "one", "One", "A [link](two.md) and a [jump](#%5Bred%5D).\n", date="2025-09-01")
    async with start(folder) as reader:
        await reader.press("enter", "tab")
        assert reader.foot.startswith(hostile)
        await reader.press("tab")
        assert reader.foot.startswith("In this post: #[red]")
        await reader.press("enter")
        assert reader.foot.startswith("Nothing in this post is called “#[red]”.")


async def test_an_opener_of_the_settings_is_given_the_address_as_one_word(
    tmp_path: Path, start: Start
) -> None:
    seen = tmp_path / "seen"
    script = f"import sys, pathlib; pathlib.Path({str(seen)!r}).write_text(repr(sys.argv[1:]))"
    opener = Opener(r"video\.example", (sys.executable, "-c", script, "--play"))
    write_post(
        tmp_path / "blog",
        "post",
        "A post",
        "A [film](https://video.example/?a=$(x)&b='c').\n",
        date="2025-09-01",
    )
    async with start(tmp_path / "blog", config=Config(openers=(opener,))) as reader:
        await reader.press("enter", "tab", "enter")
        assert seen.read_text() == repr(["--play", "https://video.example/?a=$(x)&b='c'"])
        assert reader.foot.startswith("Opening https://video.example/?a=$(x)&b='c'")


async def test_what_folds_is_opened_and_closed_where_it_stands(tmp_path: Path, start: Start) -> None:
    text = "Before.\n\n<details><summary>More</summary>\n\nHidden words.\n\n</details>\n\nAfter.\n"
    write_post(tmp_path / "blog", "post", "A post", text, date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter")
        assert "▸ More" in right(reader)
        assert "Hidden words." not in reader.text
        await reader.press("tab", "enter")
        assert "▾ More" in right(reader)
        assert "Hidden words." in right(reader)
        await reader.press("enter")
        assert "Hidden words." not in reader.text


async def test_a_heading_that_is_folded_away_is_opened_by_a_link_to_it(tmp_path: Path, start: Start) -> None:
    text = "[Go](#inside)\n\n<details><summary>More</summary>\n\n## Inside\n\nHidden words.\n\n</details>\n"
    write_post(tmp_path / "blog", "post", "A post", text, date="2025-09-01")
    async with start(tmp_path / "blog") as reader:
        await reader.press("enter", "tab", "enter")
        assert "Inside" in right(reader)
        assert "Hidden words." in right(reader)


async def test_an_id_of_an_html_post_leads_to_the_words_that_follow_it(tmp_path: Path, start: Start) -> None:
    filling = "".join(f"<p>Paragraph {number}. {'Words to fill it. ' * 20}</p>" for number in range(30))
    link, heading = '<p><a href="#sec-7">Down</a></p>', '<h2 id="sec-7">The <em>place</em></h2>'
    page = f"<h1>A page</h1>{link}{filling}{heading}{filling}"
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "page.html").write_text(f"<html><body>{page}</body></html>")
    async with start(folder) as reader:
        await reader.press("enter", "tab", "enter")
        assert right(reader)[0] == "The place"


async def test_the_chosen_link_is_seen_without_its_color(linked: Path, start: Start) -> None:
    async with start(linked) as reader:
        await reader.press("enter", "tab")
        assert style_of(reader.app, "page").bold
        assert not style_of(reader.app, "another").bold
