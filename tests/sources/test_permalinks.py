"""Where generators publish local posts, by their own rules; where it isn't certain, nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.library.conftest import library  # noqa: F401  # a fixture
from tui_reader.library.library import Library
from tui_reader.models import Query
from tui_reader.sources.local.addressing import Named, Rule
from tui_reader.sources.local.permalinks import permalink

BASE = "https://blog.example/sub"
DAY = date(2024, 1, 2)


@pytest.mark.parametrize(
    ("generator", "pattern", "post", "below"),
    [
        ("hugo", "", Named("content/blog/kcl/index.md"), "/blog/kcl/"),
        ("hugo", "", Named("content/blog/My Post.md"), "/blog/my-post/"),
        ("hugo", "", Named("content/about.md", slug="me"), "/me/"),
        ("hugo", "", Named("content/about.md", address="/who/"), "/who/"),
        ("hugo", "", Named("content/blog/_index.md"), None),
        ("hugo", "", Named("content/blog/x.de.md"), None),
        ("hugo", "", Named("posts/x.md"), None),
        ("zola", "", Named("content/blog/2024-01-02-hello.md"), "/blog/hello/"),
        ("zola", "", Named("content/x.md", address="/2024/01/02/x"), "/2024/01/02/x"),
        ("jekyll", "", Named("_posts/2024-01-02-hello.md", day=DAY), "/2024/01/02/hello.html"),
        (
            "jekyll",
            "pretty",
            Named("_posts/2024-01-02-a.md", day=DAY, categories=("Big News",)),
            "/big%20news/2024/01/02/a/",
        ),
        ("jekyll", "/:year/:title", Named("_posts/2024-01-02-a.md", day=DAY), "/2024/a"),
        ("jekyll", "weekdate", Named("_posts/2024-01-02-a.md", day=DAY), "/2024/W01/TUE/a.html"),
        ("jekyll", "ordinal", Named("_posts/2024-01-02-A b.md", day=DAY), "/2024/002/A-b.html"),
        ("jekyll", "/:long_month/:slug/", Named("_posts/2024-01-02-A_b.md", day=DAY), "/January/a-b/"),
        ("jekyll", "/:fortnight/:title", Named("_posts/2024-01-02-a.md", day=DAY), None),
        ("jekyll", "", Named("about.md", day=DAY), None),
        ("hexo", "", Named("source/_posts/hello.md", day=DAY), "/2024/01/02/hello/"),
        ("hexo", ":year/:name.html", Named("source/_posts/hello.md", day=DAY), "/2024/hello.html"),
        ("hexo", "", Named("source/_posts/hello.md"), None),
        ("", "", Named("content/x.md"), None),
    ],
)
def test_a_post_is_where_its_generator_puts_it(
    generator: str, pattern: str, post: Named, below: str | None
) -> None:
    found = permalink(Rule(generator, BASE, pattern), post)
    assert found == ("" if below is None else BASE + below)


BLOG = (("src/content/blog", "blog"),)


@pytest.mark.parametrize(
    ("rule", "post", "below"),
    [
        (Rule("hugo", BASE), Named("content/index.md"), "/"),
        (Rule("hugo", BASE), Named("content/blog/100%.md"), ""),
        (Rule("hugo", BASE), Named("notes/a.md"), ""),
        (Rule("hugo", BASE, is_ugly=True), Named("content/blog/a.md"), "/blog/a.html"),
        (Rule("hugo", BASE, root="text"), Named("text/blog/a.md"), "/blog/a/"),
        (Rule("hugo", BASE, languages=("en", "de"), language="en"), Named("content/a.de.md"), "/de/a/"),
        (Rule("hugo", BASE, languages=("en", "de"), language="en"), Named("content/a.fr.md"), ""),
        (Rule("hugo", BASE, languages=("en", "de")), Named("content/a.md"), "/en/a/"),
        (
            Rule("hugo", BASE, sections=(("blog", "/:year/:monthname/:slug/"),)),
            Named("content/blog/deep/a.md", day=DAY, title="What's new?"),
            "/2024/january/whats-new/",
        ),
        (
            Rule("hugo", BASE, sections=(("blog", "/:sections/:contentbasename/"),)),
            Named("content/blog/deep/a/index.md"),
            "/blog/deep/a/",
        ),
        (Rule("hugo", BASE, sections=(("b", "/:title/"),)), Named("content/b/a.md", title="C# & C++"), ""),
        (Rule("hugo", BASE, sections=(("b", "/:title/"),)), Named("content/b/a.md", title="Été"), ""),
        (Rule("zola", BASE), Named("content/index.md"), "/"),
        (Rule("zola", BASE), Named("content/été.md"), ""),
        (Rule("zola", BASE), Named("content/Rust-1.0@1.md"), "/rust-1-0-1/"),
        (Rule("zola", BASE, "safe"), Named("content/Rust-1.0.md"), ""),
        (Rule("zola", BASE, "safe"), Named("content/rust.md"), "/rust/"),
        (Rule("zola", BASE, languages=("fr",), language="en"), Named("content/b/a.fr.md"), "/fr/b/a/"),
        (Rule("astro", BASE, sections=BLOG), Named("src/content/blog/A b/index.mdx"), "/blog/a-b/"),
        (Rule("astro", BASE, sections=BLOG), Named("src/content/blog/b/c.md"), "/blog/b/c/"),
        (Rule("astro", BASE, sections=BLOG), Named("src/content/blog/été.md"), ""),
        (Rule("astro", BASE, sections=BLOG), Named("src/content/team/ann.md"), ""),
        (Rule("docusaurus", BASE, "/blog"), Named("blog/a/2024-01-02-b/index.md"), "/blog/a/2024/01/02/b"),
        (Rule("docusaurus", BASE, ""), Named("blog/a.md"), "/a"),
        (Rule("docusaurus", BASE, "/blog"), Named("docs/a.md"), ""),
        (Rule("eleventy", BASE), Named("posts/a.md"), "/posts/a/"),
        (Rule("eleventy", BASE), Named("posts/2024-01-02-a.md"), ""),
        (Rule("eleventy", BASE), Named("src/posts/a.md"), ""),
        (Rule("eleventy", BASE, root="src"), Named("src/posts/a/a.md"), "/posts/a/"),
        (Rule("eleventy", BASE, root="src"), Named("posts/a.md"), ""),
        (
            Rule("eleventy", BASE),
            Named("posts/a.md", address="/{{ title | slugify }}/", title="A B"),
            "/a-b/",
        ),
        (Rule("eleventy", BASE), Named("posts/a.md", address="/{{ date }}/"), ""),
        (Rule("jekyll", BASE, sections=(("_docs", ""),)), Named("_docs/b/c.md"), "/docs/b/c.html"),
        (Rule("jekyll", BASE, "/:title/", (("_docs", ""),)), Named("_docs/c.md"), "/docs/c/"),
        (
            Rule("hexo", BASE, is_dated=True),
            Named("source/_posts/2024-01-02-a.md", day=DAY),
            "/2024/01/02/a/",
        ),
        (Rule("hexo", BASE, ":category/:title/"), Named("source/_posts/a.md", day=DAY), ""),
        (Rule("pelican", BASE), Named("content/a.md", title="Été"), ""),
        (Rule("pelican", BASE, "{author}/{slug}/"), Named("content/a.md", title="A"), ""),
        (Rule("hugo", BASE), Named("content/a.md", address="/:year/a/"), ""),
    ],
)
def test_a_site_s_settings_decide(rule: Rule, post: Named, below: str) -> None:
    assert permalink(rule, post) == (BASE + below if below else "")


@pytest.mark.parametrize("base", ["", "/", "ftp://a.example", "javascript:alert(1)//"])
def test_without_an_address_of_the_site_there_is_none(base: str) -> None:
    assert permalink(Rule("hugo", base), Named("content/a.md")) == ""


def test_rules_that_are_not_read_make_no_wrong_address(tmp_path: Path) -> None:
    from tui_reader.sources.local import site

    (tmp_path / "hugo.toml").write_text(
        'baseURL = "https://a.example/"\n[permalinks]\nposts = "/:year/:slug/"\n[uglyURLs]\nnotes = true\n'
    )
    found = site.find(str(tmp_path))
    assert found
    assert found.rule.generator == ""


async def test_posts_of_a_real_site_are_where_its_feeds_say(library: Library, corpus: Path) -> None:  # noqa: F811
    source = await library.visit(str(corpus / "folders" / "hugo-apero" / "content"))
    ours = {post.url for post in (await library.page(Query(source.id), 1, 99)).headlines}
    feed = (corpus / "feeds" / "hugo-apero" / "site.xml").read_text()
    theirs = set(re.findall(r"<link>http://localhost:1313(/[^<]+)</link>", feed))
    known = {url.removeprefix("https://quantgirl.com") for url in ours if url}
    assert len(known & theirs) >= 5
    assert known - theirs <= {"/contact"}


async def test_a_local_post_and_its_published_twin_are_one(
    library: Library,  # noqa: F811
    corpus: Path,
    tmp_path: Path,
) -> None:
    feed = (corpus / "feeds" / "hugo-apero" / "site.xml").read_text()
    published = tmp_path / "published.xml"
    published.write_text(feed.replace("http://localhost:1313", "https://quantgirl.com"))
    await library.visit(str(published))
    folder = await library.visit(str(corpus / "folders" / "hugo-apero"))
    await library.find_copies()
    titles = [post.title for post in (await library.page(Query(), 1, 99)).headlines]
    assert len(titles) == len(set(titles)) == 12  # nine of both, and three that are no posts of the folder
    assert folder.total == 9
