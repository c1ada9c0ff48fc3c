"""Tumblr's older posts: its feed holds twenty, its API for reading (version 1) all of them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit

from tui_reader.entries import RawEntry, RawFeed
from tui_reader.models import BodyKind
from tui_reader.sources.shorten import LONGEST_BODY, LONGEST_TITLE

VERSION = "tumblr"

_AT_ONCE = 50
"""Posts on a page: the most that the API gives."""


def older(url: str, start: int) -> str:
    """The address of a blog's posts from the `start`th on, newest first, 0 the newest.

    Args:
        url: Any address of the blog, its feed's or one of these.
        start: How many posts to leave out.
    """
    parts = urlsplit(url)
    query = urlencode({"debug": 1, "num": _AT_ONCE, "start": start})  # debug: JSON, no script around it
    return f"{parts.scheme}://{parts.netloc}/api/read/json?{query}"


def is_page(document: Mapping[str, object]) -> bool:
    """Whether JSON is what the API answers."""
    return isinstance(document.get("tumblelog"), dict) and isinstance(document.get("posts"), list)


def read(document: Mapping[str, object], url: str, limit: int = 2000) -> RawFeed:
    """Read a page of posts.

    Args:
        document: JSON that is one; its numbers are digits.
        url: Where it came from.
        limit: The most posts to take.
    """
    blog, posts = document["tumblelog"], document["posts"]
    assert isinstance(blog, dict)
    assert isinstance(posts, list)
    found = [_entry(post) for post in posts[:limit] if isinstance(post, dict)]
    end = _number(document, "posts-start") + len(posts)
    return RawFeed(
        title=_text(blog, "title")[:LONGEST_TITLE],
        site_url=f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/",
        description=_text(blog, "description"),
        base_url=url,
        version=VERSION,
        generator="Tumblr",
        next_url=older(url, end) if posts and end < _number(document, "posts-total") else "",
        entries=tuple(found),
    )


def _entry(post: Mapping[str, object]) -> RawEntry:
    title, body = _TEXTS.get(_text(post, "type"), _regular)(post)
    address = _text(post, "url")
    return RawEntry(
        guid=address,
        link=_text(post, "url-with-slug") or address,
        title=title[:LONGEST_TITLE],
        title_is_html=True,
        tags=tuple(tag for tag in _list(post, "tags") if isinstance(tag, str)),
        published=_text(post, "date-gmt") or None,
        body=body[:LONGEST_BODY],
        body_kind=BodyKind.HTML,
        image=_text(post, "photo-url-1280"),
    )


def _regular(post: Mapping[str, object]) -> tuple[str, str]:
    return _text(post, "regular-title"), _text(post, "regular-body")


def _photo(post: Mapping[str, object]) -> tuple[str, str]:
    several = [_picture(photo) for photo in _list(post, "photos") if isinstance(photo, dict)]
    return "", "".join(several or [_picture(post)]) + _text(post, "photo-caption")


def _picture(photo: Mapping[str, object]) -> str:
    return f'<p><img src="{html.escape(_text(photo, "photo-url-1280"))}"></p>'


def _quote(post: Mapping[str, object]) -> tuple[str, str]:
    source = _text(post, "quote-source")
    return "", f"<blockquote>{_text(post, 'quote-text')}</blockquote>" + (
        f"<p>{source}</p>" if source else ""
    )


def _link(post: Mapping[str, object]) -> tuple[str, str]:
    address, words = _text(post, "link-url"), _text(post, "link-text")
    link = f'<p><a href="{html.escape(address)}">{words or html.escape(address)}</a></p>'
    return words, link + _text(post, "link-description")


def _conversation(post: Mapping[str, object]) -> tuple[str, str]:
    return _text(post, "conversation-title"), f"<pre>{html.escape(_text(post, 'conversation-text'))}</pre>"


def _answer(post: Mapping[str, object]) -> tuple[str, str]:
    return "", f"<blockquote>{_text(post, 'question')}</blockquote>{_text(post, 'answer')}"


def _video(post: Mapping[str, object]) -> tuple[str, str]:
    return "", _text(post, "video-player") + _text(post, "video-caption")


def _audio(post: Mapping[str, object]) -> tuple[str, str]:
    return _text(post, "id3-title"), _text(post, "audio-player") + _text(post, "audio-caption")


_TEXTS = {
    "answer": _answer,
    "audio": _audio,
    "conversation": _conversation,
    "link": _link,
    "photo": _photo,
    "quote": _quote,
    "video": _video,
}


def _text(holder: Mapping[str, object], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _number(holder: Mapping[str, object], key: str) -> int:
    digits = _text(holder, key)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _list(holder: Mapping[str, object], key: str) -> Iterable[object]:
    value = holder.get(key)
    return value if isinstance(value, list) else ()
