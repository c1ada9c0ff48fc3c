"""Where links lead, and what stands at the end of a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tui_reader.library.library import Library
from tui_reader.library.links import Nowhere, Outside, ToPost, Within
from tui_reader.models import Article, Headline, Query


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of posts that link to each other in every way blogs do."""
    folder = tmp_path / "site"
    posts = {
        "start.md": "# Start\n\n[One](notes/one.md), [Two](notes/two/), [[Third Thing]], [x](https://other.example/)",
        "notes/one.md": "# One\n\nGraphics processors move memory. [Back](../start.md#top)",
        "notes/two/index.md": "---\ntitle: Two\n---\nGraphics processors wait for memory.",
        "2024-05-06-third.md": "---\ntitle: Third Thing\ntags: [gpu]\n---\nSomething else.",
    }
    for path, text in posts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


async def opened(library: Library, title: str) -> Article:
    page = await library.page(Query(), 1, 50)
    (post,) = [post for post in page.headlines if post.title == title]
    return await library.open_post(post.id)


async def led_to(library: Library, title: str, url: str) -> str:
    destination = await library.resolve(await opened(library, title), url)
    assert isinstance(destination, ToPost), destination
    return (await library.headline(destination.post)).title + (
        f"#{destination.anchor}" if destination.anchor else ""
    )


async def indexed(library: Library) -> None:
    while await library.fill_index():
        pass


def names(posts: tuple[Headline, ...]) -> list[str]:
    return [post.title for post in posts]


async def test_relative_links_lead_to_the_posts_of_the_folder(library: Library, site: Path) -> None:
    await library.visit(str(site))
    assert await led_to(library, "Start", "notes/one.md") == "One"
    assert await led_to(library, "Start", "notes/one") == "One"
    assert await led_to(library, "Start", "/notes/two/") == "Two"
    assert await led_to(library, "One", "../start.md#top") == "Start#top"
    assert await led_to(library, "Two", "../one.html") == "One"
    assert await led_to(library, "Two", "/2024/05/06/third/") == "Third Thing"


async def test_double_brackets_lead_to_titles_and_files(library: Library, site: Path) -> None:
    await library.visit(str(site))
    assert await led_to(library, "Start", "wiki:third thing") == "Third Thing"
    assert await led_to(library, "Start", "wiki:One#part") == "One#part"
    (site / "2025-01-02-third.md").write_text("---\ntitle: Third again\n---\nSomething else.")
    assert await led_to(library, "Start", "wiki:third") == "Third Thing"
    await library.visit(str(site))
    assert await led_to(library, "Start", "wiki:2024-05-06-third") == "Third Thing"
    assert await led_to(library, "Start", "wiki:notes/2025-01-02-Third.md") == "Third again"
    assert await led_to(library, "Start", "wiki:notes/two") == "Two"


async def test_what_a_post_was_called_before_leads_to_it(library: Library, site: Path) -> None:
    moved = site / "moved.md"
    moved.write_text("---\ntitle: Moved\naliases: [/old/place/, My Garden]\n---\nText.")
    await library.visit(str(site))
    assert await led_to(library, "Start", "/old/place/index.html#top") == "Moved#top"
    assert await led_to(library, "Start", "wiki:my garden") == "Moved"
    moved.write_text("---\ntitle: Moved\nredirect_from: /older/place\n---\nText.")
    await library.visit(str(site))
    assert await led_to(library, "Start", "/older/place/") == "Moved"
    assert isinstance(await library.resolve(await opened(library, "Start"), "wiki:My Garden"), Nowhere)


async def test_a_name_with_points_in_it_has_no_ending(library: Library, site: Path) -> None:
    (site / "Final-1.0-timeline.md").write_text("# The timeline\n")
    await library.visit(str(site))
    assert await led_to(library, "Start", "/2015/02/13/Final-1.0-timeline/") == "The timeline"
    assert await led_to(library, "Start", "/2015/02/13/Final-1.0-timeline.html") == "The timeline"
    assert await led_to(library, "Start", "wiki:Final-1.0-timeline.md") == "The timeline"


async def test_a_page_of_the_site_that_is_no_post_opens_where_it_is_published(
    library: Library, site: Path
) -> None:
    (site / "hugo.toml").write_text('baseURL = "https://site.example/"\n')
    (site / "content" / "posts").mkdir(parents=True)
    (site / "content" / "posts" / "one.md").write_text("---\ntitle: Published\n---\nText.\n")
    await library.visit(str(site))
    post = await opened(library, "Published")
    assert await library.resolve(post, "/about/?a=b#team") == Outside("https://site.example/about/?a=b#team")
    assert isinstance(await library.resolve(post, "/gone.md"), Nowhere)
    assert isinstance(await library.resolve(post, "/{{ site.page }}/x"), Nowhere)
    assert isinstance(await library.resolve(post, "{tag}sea"), Nowhere)


async def test_what_leads_nowhere_says_so(library: Library, site: Path) -> None:
    await library.visit(str(site))
    start = await opened(library, "Start")
    for url in (
        "missing.md",
        "../../../etc/passwd",
        "wiki:Nobody",
        "javascript:alert(1)",
        "http://[",
        "file:///etc",
    ):
        destination = await library.resolve(start, url)
        assert isinstance(destination, Nowhere), url
        assert destination.sentence.endswith(".")


async def test_anchors_stay_and_addresses_go_out(library: Library, site: Path) -> None:
    await library.visit(str(site))
    start = await opened(library, "Start")
    assert await library.resolve(start, "#part%20two") == Within("part two")
    assert await library.resolve(start, "https://other.example/x") == Outside("https://other.example/x")
    assert await library.resolve(start, "mailto:a@b.example") == Outside("mailto:a@b.example")


async def test_a_permalink_of_a_stored_post_opens_it(library: Library, server: Loopback) -> None:
    two = item("Two", '<a href="http://blog.example/one">One</a>', link="https://blog.example/two")
    server.give("/feed.xml", rss(item("One", link="https://www.blog.example/one/"), two))
    await library.visit(server.url("/feed.xml"))
    assert await led_to(library, "Two", "http://blog.example/one#c1") == "One#c1"


async def test_posts_that_share_words_and_tags_are_alike(library: Library, site: Path) -> None:
    (site / "fourth.md").write_text("---\ntitle: Fourth\ntags: [gpu]\n---\nQuite other words.")
    await library.visit(str(site))
    await indexed(library)
    one, third = await opened(library, "One"), await opened(library, "Third Thing")
    assert names((await library.related(one.headline)).alike)[0] == "Two"
    assert names((await library.related(third.headline)).alike)[0] == "Fourth"


async def test_a_word_shared_by_chance_makes_no_post_alike(library: Library, tmp_path: Path) -> None:
    texts = {
        "Kernels": "warps occupancy registers kernels scheduler banks latency tiling",
        "Tiling": "tiling warps occupancy shared memory kernels for matrices",
        "Bread": "flour water salt and patience, and a banks holiday to bake on",
    }
    for title, text in texts.items():
        (tmp_path / f"{title}.md").write_text(f"# {title}\n\n{text}")
    for number in range(30):
        (tmp_path / f"filler-{number}.md").write_text(f"# Filler {number}\n\nQuite other things.")
    await library.visit(str(tmp_path))
    await indexed(library)
    kernels = await opened(library, "Kernels")
    assert names((await library.related(kernels.headline)).alike) == ["Tiling"]


async def test_a_post_tells_which_posts_link_to_it(library: Library, site: Path) -> None:
    await library.visit(str(site))
    await indexed(library)
    for title in ("One", "Two", "Third Thing"):
        assert names((await library.related((await opened(library, title)).headline)).linked_from) == [
            "Start"
        ]
    assert names((await library.related((await opened(library, "Start")).headline)).linked_from) == ["One"]


async def test_an_edit_that_drops_a_link_drops_the_mention(library: Library, site: Path) -> None:
    await library.visit(str(site))
    await indexed(library)
    (site / "start.md").write_text("# Start\n\nNo links any more.")
    await library.visit(str(site))
    await indexed(library)
    assert (await library.related((await opened(library, "One")).headline)).linked_from == ()


async def test_nothing_is_alike_before_the_index_is_filled(library: Library, site: Path) -> None:
    await library.visit(str(site))
    assert (await library.related((await opened(library, "Two")).headline)).linked_from == ()


@pytest.mark.parametrize("name", ["Über uns", "über uns", "ÜBER UNS", "Заметка", "заметка", "straße"])
async def test_a_note_is_met_whatever_the_case_of_letters_beyond_ascii(
    library: Library, tmp_path: Path, name: str
) -> None:
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / "start.md").write_text("---\ntitle: Start\n---\n[[Über uns]]")
    for file in ("Über uns", "Заметка", "STRASSE"):
        (vault / f"{file}.md").write_text("A note.")
    await library.visit(str(vault))
    assert (await led_to(library, "Start", f"wiki:{name}")).casefold() == name.casefold()
