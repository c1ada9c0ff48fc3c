"""Where a picture of a post lies, and whether it may be looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from tui_reader.errors import PictureError
from tui_reader.library.pictures.picture import Local, Picture, Remote
from tui_reader.models import Article, SourceKind
from tui_reader.sources import addresses
from tui_reader.sources.local import attachments, regular_file

_FROM_ROOT = ("", "static", "public", "source", "src", "assets", "content", "docs")
"""Folders in which generators keep what is at `/` of the site (Hugo, Astro, Hexo, Eleventy, …)."""

OUTSIDE = "This picture lies outside the folder of the post, so it is not opened."


def of(written: str, article: Article) -> Picture:
    """Tell where a picture is. Nothing is opened or asked for yet.

    Args:
        written: The address as the post has it.
        article: The post.

    Raises:
        PictureError: There is nothing there that may be looked at.
    """
    try:
        parts = urlsplit(written)
    except ValueError:
        raise _not_found(written) from None
    if parts.scheme in ("http", "https"):
        return Remote(written, _lies_inside(article))
    if parts.netloc and not parts.scheme:
        return Remote(f"https:{written}", _lies_inside(article))
    if parts.scheme or not article.path:
        raise PictureError(f"“{addresses.shown(written)}” is not an address of a picture.")
    path = unquote(parts.path)
    if not path or not path.isprintable():
        raise _not_found(written)
    is_alone = article.source.kind is SourceKind.FILE
    root = Path(article.path).parent if is_alone else Path(article.source.location)
    return Local(str(root), os.path.relpath(article.path, root), path)


def find(picture: Local) -> str:
    """The real path of a local picture.

    Generators publish the files of several folders as one site, so there are several places to look.
    No link and no `..` leads out of the folder.

    Raises:
        PictureError: There is none, or it lies outside.
    """
    root = Path(picture.root).resolve()
    lies_outside = False
    for candidate in _candidates(picture):
        try:
            path = (root / candidate).resolve()
        except (OSError, RuntimeError):
            continue  # links that lead round in a circle
        if not path.is_relative_to(root):
            lies_outside = True
        elif not isinstance(regular_file.head(str(path), 1), regular_file.Reason):
            return str(path)
    if lies_outside:
        raise PictureError(OUTSIDE)
    if attached := attachments.find(str(root), picture.path):
        return str(root / attached)
    raise _not_found(picture.path)


def _candidates(picture: Local) -> Iterator[PurePosixPath]:
    """Where the file may be, below the root: beside the post first."""
    path, post = picture.path.lstrip("/"), PurePosixPath(picture.post)
    if not picture.path.startswith("/"):
        yield post.parent / path
        # Hexo keeps a post's pictures in a folder of the post's name.
        yield post.with_suffix("") / path
    # The site may begin in a folder of the one that was opened: in `docs`, in `website`.
    for begins in reversed(post.parents):
        yield from (begins / folder / path for folder in _FROM_ROOT)


def _lies_inside(article: Article) -> bool:
    """Whether the post came from this machine's network: then the person gave that address."""
    host = urlsplit(article.source.location).hostname if article.source.kind is SourceKind.FEED else None
    return host is not None and addresses.is_inside(host)


def _not_found(written: str) -> PictureError:
    return PictureError(f"There is no picture “{addresses.shown(written)}” in the folder.")
