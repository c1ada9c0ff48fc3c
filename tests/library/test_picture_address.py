"""Where a picture of a post may lie: in the network, or inside the post's own folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui_reader.errors import PictureError
from tui_reader.library.pictures import address
from tui_reader.library.pictures.picture import Local, Remote
from tui_reader.models import Article, DateOrigin, Genre, Headline, PostId, Source, SourceId, SourceKind


def article(kind: SourceKind, location: str, path: str = "") -> Article:
    source = Source(SourceId(1), kind, location, "A blog")
    headline = Headline(
        id=PostId(1),
        source_id=source.id,
        source_title=source.title,
        title="A post",
        url="",
        authors=(),
        published=datetime(2026, 1, 1, tzinfo=UTC),
        date_origin=DateOrigin.GIVEN,
        updated=None,
        tags=(),
        categories=(),
        summary="",
        words=1,
        genre=Genre.TEXT,
        read=False,
        starred=False,
    )
    return Article(headline, source, "text", path=path)


FEED = article(SourceKind.FEED, "https://blog.example/feed.xml")


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder of posts with pictures in it, and a canary outside."""
    root = tmp_path / "blog"
    for name in ("posts/a.png", "posts/first/b.png", "posts/images/c.png", "static/img/d.png", "e f.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"a picture")
    (tmp_path / "canary.png").write_bytes(b"not to be read")
    (root / "out.png").symlink_to(tmp_path / "canary.png")
    (root / "in.png").symlink_to(root / "posts" / "a.png")
    (root / "away").symlink_to(tmp_path)
    return root


def found(blog: Path, written: str, post: str = "posts/first.md") -> str:
    """Where a picture of a local post is, below the blog."""
    picture = address.of(written, article(SourceKind.FOLDER, str(blog), str(blog / post)))
    assert isinstance(picture, Local)
    return str(Path(address.find(picture)).relative_to(blog.resolve()))


def test_an_address_of_the_web_is_fetched() -> None:
    for written in ("https://img.example/a.png", "http://img.example/a.png?b=c"):
        assert address.of(written, FEED) == Remote(written)
    assert address.of("//img.example/a.png", FEED) == Remote("https://img.example/a.png")


def test_only_a_feed_of_the_private_network_may_have_pictures_there() -> None:
    inside = article(SourceKind.FEED, "http://127.0.0.1:8000/feed.xml")
    assert address.of("http://127.0.0.1:8000/a.png", inside) == Remote(
        "http://127.0.0.1:8000/a.png", is_trusted=True
    )
    assert address.of("http://127.0.0.1:8000/a.png", FEED) == Remote("http://127.0.0.1:8000/a.png")


@pytest.mark.parametrize(
    "written",
    [
        "file:///etc/passwd",
        "file:/etc/passwd",
        "ftp://img.example/a.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "http://[bad/a.png",
        "",
        "#top",
    ],
)
def test_other_addresses_are_refused(written: str, blog: Path) -> None:
    local = article(SourceKind.FOLDER, str(blog), str(blog / "posts/first.md"))
    for post in (FEED, local):
        with pytest.raises(PictureError):
            address.of(written, post)


def test_a_feed_has_no_pictures_on_this_machine() -> None:
    for written in ("a.png", "/etc/passwd", "../a.png"):
        with pytest.raises(PictureError):
            address.of(written, FEED)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("a.png", "posts/a.png"),
        ("./a.png", "posts/a.png"),
        ("images/c.png?size=2#x", "posts/images/c.png"),
        ("b.png", "posts/first/b.png"),
        ("/img/d.png", "static/img/d.png"),
        ("../static/img/d.png", "static/img/d.png"),
        ("/posts/a.png", "posts/a.png"),
        ("../e%20f.png", "e f.png"),
        ("e f.png", "e f.png"),
        ("/in.png", "posts/a.png"),
    ],
)
def test_a_local_picture_is_found_where_generators_keep_it(blog: Path, written: str, path: str) -> None:
    assert found(blog, written) == path


def test_a_picture_is_found_where_the_site_lies_in_a_folder_of_the_one_that_is_opened(blog: Path) -> None:
    site = blog / "docs" / "static" / "img"
    site.mkdir(parents=True)
    (site / "g.png").write_bytes(b"a picture")
    assert found(blog, "/img/g.png", "docs/content/posts/first.md") == "docs/static/img/g.png"
    assert found(blog, "/img/d.png", "docs/content/posts/first.md") == "static/img/d.png"
    with pytest.raises(PictureError, match="no picture"):
        found(blog, "/img/g.png")


@pytest.mark.parametrize(
    "written",
    [
        "../../canary.png",
        "..%2f..%2fcanary.png",
        "/../canary.png",
        "/out.png",
        "/away/canary.png",
        "images/../../../canary.png",
    ],
)
def test_nothing_outside_the_folder_is_opened(blog: Path, written: str) -> None:
    with pytest.raises(PictureError, match="lies outside the folder of the post, so it is not opened"):
        found(blog, written)


@pytest.mark.parametrize(
    "written", ["none.png", "/none.png", "/etc/passwd", "posts", "a\x00.png", "%00", "a%0ab.png"]
)
def test_a_picture_that_is_not_there_is_told(blog: Path, written: str) -> None:
    with pytest.raises(PictureError, match="There is no picture"):
        found(blog, written)


def test_a_single_file_may_show_what_lies_beside_it(blog: Path) -> None:
    post = article(SourceKind.FILE, str(blog / "posts/first.md"), str(blog / "posts/first.md"))
    picture = address.of("a.png", post)
    assert isinstance(picture, Local)
    assert address.find(picture) == str((blog / "posts/a.png").resolve())
    outside = address.of("../e%20f.png", post)
    assert isinstance(outside, Local)
    with pytest.raises(PictureError, match="outside"):
        address.find(outside)


def test_a_vault_s_notes_embed_by_name_what_lies_anywhere_in_it(blog: Path) -> None:
    for name in ("files/deep/plan.png", "files/plan.png", ".trash/gone.png"):
        (blog / name).parent.mkdir(parents=True, exist_ok=True)
        (blog / name).write_bytes(b"a picture")
    with pytest.raises(PictureError):
        found(blog, "plan.png")
    (blog / ".obsidian").mkdir()
    assert found(blog, "plan.png") == "files/plan.png"
    for name in ("canary.png", "gone.png", "deep/plan.png"):
        with pytest.raises(PictureError):
            found(blog, name)


def test_a_link_that_leads_to_itself_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "round.png").symlink_to("round.png")
    with pytest.raises(PictureError, match="There is no picture"):
        address.find(Local(str(tmp_path), "post.md", "round.png"))
