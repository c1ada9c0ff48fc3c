"""Corpora from a seed: posts of a given size, folders of them, and feeds.

The same seed gives the same bytes on every machine, so two runs can be compared.
"""

from __future__ import annotations

import html
import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from tests.bench.vocabulary import paragraph, sentence, words

NEWEST = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""The date of post 0; each further one is three hours older."""


_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def marker(number: int) -> str:
    """A word that stands once in a post's first paragraph and nowhere else, to see it painted."""
    return f"zqmark{number:06d}"


def title(number: int) -> str:
    """A post's title: its number, so that it can be found on a screen, and a few words."""
    chance = random.Random(f"title {number}")
    return f"Post{number:06d} {' '.join(words(chance, chance.randint(1, 5)))}"


def date(number: int) -> datetime:
    """A post's date."""
    return NEWEST - timedelta(hours=3 * number)


def tags(number: int) -> list[str]:
    """One to three of forty tags."""
    chance = random.Random(f"tags {number}")
    return [f"tag{chance.randrange(40)}" for _ in range(chance.randint(1, 3))]


def markdown(number: int, size: int) -> str:
    """A post of about `size` bytes, never fewer, of every kind of block a blog holds."""
    chance = random.Random(f"post {number}")
    blocks = [f"{marker(number)} {paragraph(chance)}"]
    length = len(blocks[0].encode())
    while length < size:
        block = _block(chance)
        blocks.append(block)
        length += len(block.encode()) + 2
    return "\n\n".join(blocks) + "\n"


def page(number: int, size: int) -> str:
    """The same in HTML, of about `size` bytes."""
    chance = random.Random(f"page {number}")
    blocks = [f"<p>{marker(number)} {paragraph(chance)}</p>"]
    length = len(blocks[0].encode())
    while length < size:
        block = _html_block(chance)
        blocks.append(block)
        length += len(block.encode()) + 1
    return "\n".join(blocks)


def folder(path: Path, count: int, size: int) -> Path:
    """A folder of posts with YAML front matter, in one sub-folder a hundred posts."""
    return sized_folder(path, [size] * count)


def sized_folder(path: Path, sizes: list[int]) -> Path:
    """A folder with one post of each size, the first one newest."""
    for number, size in enumerate(sizes):
        file = path / f"{number // 100:03d}" / f"post-{number:06d}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_front_matter(number) + markdown(number, size), "utf-8")
    return path


def feed(sizes: list[int], first: int = 0) -> bytes:
    """An RSS feed with one entry of each size, the first one newest, its text as escaped HTML."""
    numbers = range(first, first + len(sizes))
    bodies = (
        html.escape(page(number, size), quote=False) for number, size in zip(numbers, sizes, strict=True)
    )
    return feed_of(dict(zip(numbers, bodies, strict=True)))


def feed_of(bodies: Mapping[int, str]) -> bytes:
    """An RSS feed of posts, each with its number and its text as HTML that is escaped already."""
    items = "".join(_item(number, body) for number, body in bodies.items())
    head = "<title>Bench</title><link>https://bench.example/</link><description>Made up</description>"
    return f'{_XML}<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def block(number: int) -> str:
    """One block of HTML of any kind."""
    return _html_block(random.Random(f"block {number}"))


def _front_matter(number: int) -> str:
    listed = "".join(f"  - {tag}\n" for tag in tags(number))
    return f'---\ntitle: "{title(number)}"\ndate: {date(number).isoformat()}\ntags:\n{listed}---\n\n'


def _item(number: int, body: str) -> str:
    link = f"https://bench.example/{number}"
    categories = "".join(f"<category>{tag}</category>" for tag in tags(number))
    return (
        f"<item><title>{title(number)}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{format_datetime(date(number))}</pubDate>{categories}"
        f"<description>{body}</description></item>\n"
    )


def _block(chance: random.Random) -> str:
    kind = chance.randrange(20)
    if kind == 0:
        return f"## {sentence(chance)}"
    if kind in (1, 2):
        return "\n".join(f"- {sentence(chance)}" for _ in range(chance.randint(2, 6)))
    if kind == 3:
        return "> " + paragraph(chance)
    if kind == 4:
        body = "\n".join(f"    {name} = call({len(name)}, '{name}')" for name in words(chance, 6))
        return f"```python\ndef work():\n{body}\n```"
    if kind == 5:
        rows = "\n".join("| " + " | ".join(words(chance, 3)) + " |" for _ in range(4))
        return f"| a | b | c |\n|---|---:|---|\n{rows}"
    if kind in (6, 7):
        name, *rest = words(chance, 12)
        link = f"[{' '.join(rest[:3])}](https://example.org/{name})"
        return f"{paragraph(chance)} {link} and **{rest[4]}** *{rest[5]}*."
    return paragraph(chance)


def _html_block(chance: random.Random) -> str:
    kind = chance.randrange(20)
    if kind == 0:
        return f"<h2>{sentence(chance)}</h2>"
    if kind in (1, 2):
        return "<ul>" + "".join(f"<li>{sentence(chance)}</li>" for _ in range(chance.randint(2, 6))) + "</ul>"
    if kind == 3:
        return f"<blockquote><p>{paragraph(chance)}</p></blockquote>"
    if kind == 4:
        body = "\n".join(f"{name} = call('{name}')" for name in words(chance, 6))
        return f'<pre><code class="language-python">{body}</code></pre>'
    if kind == 5:
        rows = ("".join(f"<td>{word}</td>" for word in words(chance, 3)) for _ in range(4))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if kind in (6, 7):
        name, *rest = words(chance, 8)
        link = f'<a href="/{name}">{" ".join(rest[:3])}</a>'
        return f"<p>{paragraph(chance)} {link} and <strong>{rest[4]}</strong>.</p>"
    return f"<p>{paragraph(chance)}</p>"
