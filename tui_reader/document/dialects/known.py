"""Shortcodes that many blogs use, as the Markdown that says the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui_reader.document import markdown_escape as escape
from tui_reader.document.callouts import KINDS
from tui_reader.document.dialects.calls import Call

Write = Callable[[Call], str | None]
"""Makes Markdown of a call; None when it can't."""


def figure(call: Call) -> str | None:
    """A picture, and what stands below it."""
    src = call.get("src", "url", "image", "path", "image_path", "file", "img", at=0)
    if not src:
        return None
    caption = _caption(call)
    alt = call.get("alt", "description") or call.get("title", "caption")
    picture = f"![{escape.text(_line(alt), in_link=True)}]({escape.destination(src.strip())})"
    if link := call.get("link", "href", "target_url"):
        picture = f"[{picture}]({escape.destination(link.strip())})"
    if not caption:
        return picture
    star = "_" if "*" in caption else "*"
    return f"{picture}{_APART[call.alone]}{star}{caption}{star}"


_APART = {True: "\n\n", False: " "}


def _caption(call: Call) -> str:
    title, words = _line(call.get("title")), _line(call.get("caption", "text") or call.body)
    parts = [part.rstrip(".") for part in (title if words else "", words or title) if part]
    source = _line(call.get("attr", "attribution", "credit"))
    if source:
        link = call.get("attrlink", "attr_link")
        parts.append(f"[{source}]({escape.destination(link)})" if link else source)
    return ". ".join(parts)


def _line(words: str) -> str:
    return " ".join(words.split())


_VIDEO_ID = re.compile(r"(?:v=|/embed/|/shorts/|/live/|youtu\.be/|vimeo\.com/(?:video/)?)([\w-]+)")


def _embed(address: str) -> Write:
    """What is embedded by an identifier."""

    def write(call: Call) -> str | None:
        given = call.get("id", "video", "videoid", "video_id", "key", "url", "src", at=0)
        found = _VIDEO_ID.search(given)
        name = found[1] if found else given
        if not re.fullmatch(r"[\w-]+", name):
            return None
        title = _line(call.get("title", "caption", "alt"))
        attribute = f' title="{escape.entities(title)}"' if title else ""
        return f'<iframe src="{address.format(name)}"{attribute}></iframe>'

    return write


def _link(label: str, address: str) -> Write:
    """Something with a page of its own, by one argument or two."""

    def write(call: Call) -> str | None:
        given = [*call.values, *(call.named[key] for key in ("user", "username", "id") if key in call.named)]
        if call.get("url"):
            given = [call.get("url")]
        if len(given) == 1 and re.match(r"https?://\S+$", given[0]):
            return f"[{label}]({escape.destination(given[0])})"
        path = [part for part in given if re.fullmatch(r"[\w.@-]+", part)]
        if not path:
            return None
        url, words = address.format("/".join(path[:2])), " ".join((label, *path))
        return f"[{escape.text(words, in_link=True)}]({escape.destination(url)})"

    return write


def _tweet(call: Call) -> str | None:
    given = call.get("id", "url", at=len(call.values) - 1)
    found = re.search(r"(?:(?:twitter|x)\.com/(\w+)/status/)?(\d{5,})", given)
    if found is None:
        return None
    user = call.get("user") or found[1] or (call.values[0] if len(call.values) > 1 else "")
    by = f" by @{user}" if user else ""
    return f"[Post{escape.text(by, in_link=True)} on X](https://x.com/{user or 'i'}/status/{found[2]})"


def _player(tag: str) -> Write:
    def write(call: Call) -> str | None:
        src = call.get("src", "url", "mp4", "webm", "file", "mp3", at=0)
        if not src:
            return None
        title = _line(call.get("title", "caption"))
        attribute = f' title="{escape.entities(title)}"' if title else ""
        return f'<{tag} src="{escape.entities(src.strip())}"{attribute}></{tag}>'

    return write


def _address(call: Call) -> str | None:
    """The path of another page, as `ref` gives it."""
    path = call.get("path", at=0)
    return escape.destination(path) if path else None


def _code(call: Call) -> str | None:
    """A block of code in its language, under its title."""
    title = _line(call.get("title", "caption", "file", "filename"))
    language, rest = call.get("lang", "language"), call.values
    if call.name in {"highlight", "code", "prism"} and not language and rest:
        language, rest = rest[0], rest[1:]
    block = escape.fence(call.body.strip("\n"), re.sub(r"[^\w+#.-]", "", language))
    if not title and call.name == "codeblock":
        title = _attributed(" ".join(word for word in rest if not re.fullmatch(r"[\d,-]+", word)))
        return f"{title}\n\n{block}" if title else block
    return f"**{escape.text(title)}**\n\n{block}" if title else block


_URL = re.compile(r"(?:^|\s)(https?://\S+)(?:\s|$)")


def _attributed(words: str) -> str:
    """Hexo's "name, address, title", in which any part may be missing."""
    found = _URL.search(words)
    if found is None:
        return escape.text(_line(words))
    before, after = _line(words[: found.start()]), _line(words[found.end() :])
    linked = f"[{escape.text(after or before or found[1], in_link=True)}]({escape.destination(found[1])})"
    return f"{escape.text(before)}, {linked}" if before and after else linked


def _fenced(language: str) -> Write:
    return lambda call: escape.fence(call.body.strip("\n"), language)


def _formula(call: Call) -> str | None:
    body = call.body.strip().removeprefix("$$").removesuffix("$$").strip()
    if not body:
        return None
    if "$" in body or "\\(" in body:
        return call.body.strip("\n")  # HugoBlox: Markdown whose formulas have signs of their own
    is_inline = not call.alone and "\n" not in body and "`" not in body
    return f"$`{body}`$" if is_inline else escape.fence(body, "math")


_CALLOUTS = frozenset(KINDS) - {"quote", "details", "cite", "example", "todo", "done", "fail", "missing"}


_ICON = re.compile(
    r"(?:fa[srb]?-)?[a-z]+(?:-[a-z0-9]+)+|fire|bell|comment|lightbulb|bug|skull|rocket|code|none"
)


def _callout(call: Call) -> str | None:
    """Text set apart; its kind is the name of the shortcode or its first argument."""
    if not call.body.strip():
        return None
    given = [call.get("type", "kind", "level", "status", "icon"), *call.values[:1], call.name, "note"]
    kind = next(word for word in given if word.lower() in KINDS)
    # Congo and Blowfish name an icon first.
    rest = [value for value in call.values if value.lower() not in KINDS and not _ICON.fullmatch(value)]
    title = _line(call.get("title", "header", "heading") or " ".join(rest[:1]))
    return quoted(f"[!{kind.upper()}] {title}".rstrip() + f"\n{call.body.strip()}")


def _told(call: Call) -> str | None:
    """A callout that has its text among its arguments, as Jekyll's includes do."""
    return _callout(call.around(call.get("content", "text", "message"), alone=call.alone))


def quoted(markdown: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def _quotation(call: Call) -> str | None:
    if not call.body.strip():
        return None
    if call.named:
        author, source = (
            _line(call.get("author", "by", "cite", at=0)),
            _line(call.get("source", "title", "url", "link")),
        )
        by = ", ".join(escape.text(part) for part in (author, source) if part)
    else:
        by = _attributed(call.written.strip("\"'"))
    return quoted(call.body.strip() + (f"\n\n— {by}" if by else ""))


def _pull_quotation(call: Call) -> str | None:
    return quoted(call.body.strip()) if call.body.strip() else None


def _details(call: Call) -> str | None:
    summary = _line(call.get("summary", "title", "label", at=0)) or "Details"
    return f"<details><summary>{escape.entities(summary)}</summary>\n\n{call.body.strip()}\n\n</details>"


def _tab(call: Call) -> str | None:
    name = _line(call.get("name", "title", "label", "header", "value", at=0))
    body = call.body.strip("\n")
    return f"**{escape.text(name)}**\n\n{body}" if name else body


def _body(call: Call) -> str | None:
    return call.body.strip("\n")


def _button(call: Call) -> str | None:
    href = call.get("href", "url", "link", "relref", "to", at=0)
    words = _line(call.get("text", "label", "content") or call.body) or href
    return f"[{escape.text(words, in_link=True)}]({escape.destination(href)})" if href else None


def _nothing(call: Call) -> str | None:
    return ""


SIMPLE: dict[str, Write] = {
    **dict.fromkeys(("figure", "fig", "img", "image", "picture", "asset_img", "zoomimg", "lightbox"), figure),
    **dict.fromkeys(
        ("youtube", "youtubepl", "yt", "youtube-lite"), _embed("https://www.youtube.com/embed/{}")
    ),
    "vimeo": _embed("https://player.vimeo.com/video/{}"),
    **dict.fromkeys(("tweet", "twitter", "x", "twitter_simple", "x_simple"), _tweet),
    "gist": _link("Code: gist", "https://gist.github.com/{}"),
    **dict.fromkeys(("instagram", "instagram_simple"), _link("Instagram", "https://www.instagram.com/p/{}")),
    **dict.fromkeys(("asciinema", "asciicast"), _link("Recording: asciinema", "https://asciinema.org/a/{}")),
    "codepen": _link("Code: CodePen", "https://codepen.io/{}"),
    "jsfiddle": _link("Code: jsFiddle", "https://jsfiddle.net/{}"),
    "github": _link("GitHub", "https://github.com/{}"),
    **dict.fromkeys(("video", "video_simple"), _player("video")),
    "audio": _player("audio"),
    "iframe": _player("iframe"),
    **dict.fromkeys((*_CALLOUTS, "callout", "alert", "notice", "admonition"), _told),
    **dict.fromkeys(("ref", "relref"), _address),
    **dict.fromkeys(("toc", "more", "clear", "clearfix"), _nothing),
}
"""What stands for itself."""

PAIRED: dict[str, Write] = {
    **dict.fromkeys(("highlight", "code", "codeblock", "prism", "code_block"), _code),
    "mermaid": _fenced("mermaid"),
    **dict.fromkeys(("math", "katex", "mathjax", "mathblock", "latex", "tex"), _formula),
    **dict.fromkeys((*_CALLOUTS, "notice", "message", "panel"), _callout),
    **dict.fromkeys(("callout", "admonition", "alert", "admon", "aside", "box"), _callout),
    **dict.fromkeys(("quote", "blockquote", "epigraph", "cq", "centerquote"), _quotation),
    "pullquote": _pull_quotation,
    **dict.fromkeys(("details", "expand", "collapse", "spoiler", "accordion", "toggle", "fold"), _details),
    **dict.fromkeys(("tab", "tabitem", "codetab"), _tab),
    **dict.fromkeys(("tabs", "tabpane", "tabgroup", "gallery", "figures", "columns", "column"), _body),
    **dict.fromkeys(("rawhtml", "html", "unsafe", "center", "lead", "cards", "steps", "wrapper"), _body),
    **dict.fromkeys(("button", "btn"), _button),
    "figure": figure,
}
"""What stands around something."""

RAW = frozenset(name for name, write in PAIRED.items() if write in {_code, _formula} or name == "mermaid")
"""What is not Markdown within."""
