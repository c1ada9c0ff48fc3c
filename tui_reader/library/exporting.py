"""Posts as a folder of files that opens as a source again, their pictures beside them."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.document import picture_links
from tui_reader.errors import LocationError, ReaderError
from tui_reader.library import export
from tui_reader.library.pictures.address import of as picture_at
from tui_reader.models import Article, Headline, Page, Query, SourceId

if TYPE_CHECKING:
    from tui_reader.library.perusing import Perusing
    from tui_reader.library.pictures.pictures import Pictures

PICTURES = "pictures"
"""The folder beside the posts in which their pictures lie."""

_AT_ONCE = 200
"""Posts that are asked for together."""

_BEGINNINGS = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"BM", ".bmp"),
    (b"<svg", ".svg"),
)

Written = Callable[[int, int], None]
"""Called with how many posts are written, and of how many."""


class Exported(NamedTuple):
    """What became of an export."""

    posts: int
    pictures: int
    missing: int
    """Pictures that could not be had: they stay at the addresses they have."""


async def articles(library: Perusing, asked: Query) -> AsyncIterator[tuple[Article, Page]]:
    """All posts that a query asks for, newest first, each with the page it is on."""
    page: Page | None = None
    while page is None or not page.is_last:
        page = await library.page(asked, page.number + 1 if page else 1, _AT_ONCE, near=page)
        for post in page.headlines:
            yield await library.whole_post(post.id), page


async def write(
    library: Perusing, asked: Query, folder: Path, pictures: Pictures | None, written: Written
) -> Exported:
    """Write all posts that a query asks for into a new folder, those of each source into one of its own.

    Raises:
        ReaderError: The folder holds something already, or can't be written to.
    """
    await asyncio.to_thread(_begin, folder)
    places: dict[SourceId, Path] = {}
    done, copied, missing = 0, 0, 0
    async for article, page in articles(library, asked):
        place = places.get(article.source.id)
        if place is None:
            place = places[article.source.id] = await asyncio.to_thread(_place, folder, article.headline)
        article, found, lost = await _with_pictures(article, place, pictures)
        await asyncio.to_thread(export.write, article, place)
        done, copied, missing = done + 1, copied + found, missing + lost
        written(done, page.total)
    return Exported(done, copied, missing)


def _begin(folder: Path) -> None:
    """Make the folder; one that holds something is not written into."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise LocationError(f"{folder} holds something already.", "Name a new folder.")
    except OSError as error:
        raise export.unwritable(folder, error) from error


def _place(folder: Path, post: Headline) -> Path:
    """The folder of a source's posts; two sources of one name get two."""
    try:
        name = export.slug(post.source_title)
        place = folder / name
        if place.exists():
            place = folder / f"{name}-{post.source_id}"
        place.mkdir()
    except OSError as error:
        raise export.unwritable(folder, error) from error
    return place


async def _with_pictures(
    article: Article, place: Path, pictures: Pictures | None
) -> tuple[Article, int, int]:
    """A post with its pictures copied beside it; how many were, and how many could not be had."""
    if pictures is None:
        return article, 0, 0
    wanted = picture_links.addresses(article.markdown)
    found: dict[str, str] = {}
    for address in wanted:
        try:
            file = await pictures.file(picture_at(address, article))
        except ReaderError:
            continue  # it is counted, and stays at its address
        found[address] = await asyncio.to_thread(_copied, file, place / PICTURES)
    markdown = picture_links.moved(article.markdown, found.get)
    return article._replace(markdown=markdown), len(found), len(wanted) - len(found)


def _copied(file: Path, folder: Path) -> str:
    """Copy a picture under a name made of what it holds, so that one shown twice lies there once."""
    try:
        data = file.read_bytes()
        name = f"{hashlib.sha256(data).hexdigest()[:16]}{_ending(data, file)}"
        folder.mkdir(exist_ok=True)
        if not (folder / name).exists():
            shutil.copyfile(file, folder / name)
    except OSError as error:
        raise export.unwritable(folder, error) from error
    return f"{PICTURES}/{name}"


def _ending(data: bytes, file: Path) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return ".avif"
    return next((ending for start, ending in _BEGINNINGS if data.startswith(start)), file.suffix.lower())
