"""From markdown-it's inline tokens, and the HTML tags among them, to a flow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from tui_reader.document.flow import FlowBuilder
from tui_reader.document.inline_tags import (
    ELEMENTS,
    HIDDEN,
    MEDIA,
    STYLES,
    WITH_FALLBACK,
    Tag,
    parse_tag,
)


def feed(builder: FlowBuilder, tokens: Sequence[Token]) -> None:
    """Give a builder what the tokens say. What stands within `<script>` and its like is not for readers."""
    hidden = ""
    closings: dict[str, int] | None = None
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "html_inline":
            closings = _closings(tokens) if closings is None else closings
            playing = "" if hidden else _player(builder, tokens, index, closings)
            hidden = playing or _html(builder, token.content, hidden, index, closings)
        elif hidden:
            continue
        elif kind in {"text", "text_special"}:
            builder.text(token.content)
        else:
            _FEEDERS[kind](builder, token)


def _closings(tokens: Sequence[Token]) -> dict[str, int]:
    """Where each element that may hide what it holds is closed last."""
    closings: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "html_inline" and token.content.startswith("</"):
            tag = parse_tag(token.content)
            if tag and tag.name in HIDDEN | WITH_FALLBACK:
                closings[tag.name] = index
    return closings


_MOST_WITHIN = 40
"""Tokens of a film that are looked through: without a bound, many that never end take quadratic time."""


def _player(builder: FlowBuilder, tokens: Sequence[Token], index: int, closings: Mapping[str, int]) -> str:
    """Take a film, a sound or an object that is closed further on; returns its name, empty for all else."""
    tag = parse_tag(tokens[index].content)
    if tag is None or tag.closing or tag.name not in WITH_FALLBACK or closings.get(tag.name, -1) < index:
        return ""
    if not (url := tag.media_url or _source(tokens, index, tag.name)):
        return ""
    builder.media(MEDIA[tag.name], url, tag["title"])
    return tag.name


def _source(tokens: Sequence[Token], start: int, name: str) -> str:
    """The first place a film or a sound says it lies at."""
    for token in tokens[start + 1 : start + _MOST_WITHIN]:
        tag = parse_tag(token.content) if token.type == "html_inline" else None
        if tag and tag.closing and tag.name == name:
            break
        if tag and tag.name in {"source", "embed"} and tag["src"]:
            return tag["src"]
    return ""


def _html(builder: FlowBuilder, source: str, hidden: str, index: int, closings: Mapping[str, int]) -> str:
    """Take a tag; returns the element that hides what follows, if one does."""
    tag = parse_tag(source)
    if tag is None:
        return hidden
    if hidden:
        return "" if tag.closing and tag.name == hidden else hidden
    is_hiding = tag.name in HIDDEN and not tag.closing
    if is_hiding and closings.get(tag.name, -1) > index:
        return tag.name
    # A tag that is no tag of HTML, or hides all the rest, is text that somebody forgot to escape.
    if is_hiding or (tag.name not in ELEMENTS | HIDDEN and "-" not in tag.name):
        builder.enter("source", "dim")
        builder.text(source)
        builder.leave("source")
    elif tag.closing:
        _close(builder, tag)
    else:
        _open(builder, tag)
    return ""


_AROUND = {"q": "“”", "rt": "()"}
"""What browsers show around an element."""


def _close(builder: FlowBuilder, tag: Tag) -> None:
    if tag.name == "a":
        builder.leave_link()
    elif tag.name == "abbr":
        builder.leave_abbreviation()
    elif tag.name in _AROUND:
        builder.text(_AROUND[tag.name][1])
    else:
        builder.leave(tag.name)


def _open(builder: FlowBuilder, tag: Tag) -> None:
    if tag.name in STYLES:
        builder.enter(tag.name, STYLES[tag.name])
    elif tag.name == "br":
        builder.hard_break()
    elif tag.name in _AROUND:
        builder.text(_AROUND[tag.name][0])
    elif tag.name == "a" and tag["href"]:
        builder.enter_link(tag["href"])
    elif tag.name == "abbr" and tag["title"]:
        builder.enter_abbreviation(tag["title"])
    elif tag.name == "img" and not tag.is_pixel:
        builder.picture(tag["src"], tag["alt"], tag["title"])
    elif tag.name in MEDIA and tag.media_url:
        builder.media(MEDIA[tag.name], tag.media_url, tag["title"])


def _alt(token: Token) -> str:
    """The words of a picture's description; markup in it is no markup."""
    words = []
    for child in token.children or ():
        if child.type == "image":
            words.append(_alt(child))
        else:
            words.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return "".join(words)


def _image(builder: FlowBuilder, token: Token) -> None:
    builder.picture(str(token.attrs.get("src", "")), _alt(token), str(token.attrs.get("title", "")))


_FEEDERS: dict[str, Callable[[FlowBuilder, Token], None]] = {
    "softbreak": lambda builder, _: builder.soft_break(),
    "hardbreak": lambda builder, _: builder.hard_break(),
    "code_inline": lambda builder, token: builder.code(token.content),
    "em_open": lambda builder, _: builder.enter("em", "em"),
    "em_close": lambda builder, _: builder.leave("em"),
    "strong_open": lambda builder, _: builder.enter("strong", "strong"),
    "strong_close": lambda builder, _: builder.leave("strong"),
    "s_open": lambda builder, _: builder.enter("s", "del"),
    "s_close": lambda builder, _: builder.leave("s"),
    "link_open": lambda builder, token: builder.enter_link(str(token.attrs.get("href", ""))),
    "link_close": lambda builder, _: builder.leave_link(),
    "image": _image,
    "math_inline": lambda builder, token: builder.formula(token.content, token.meta["macros"]),
    "footnote_ref": lambda builder, token: builder.note(token.content, token.info),
}
