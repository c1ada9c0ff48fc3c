"""From markdown-it's inline tokens to runs: one pass, styles kept on a stack."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from tui_reader.document.addresses import bare_addresses
from tui_reader.document.inline_tags import ELEMENTS, HIDDEN, MEDIA, STYLES, Tag, parse_tag
from tui_reader.document.lines import Run, Target, TargetKind
from tui_reader.document.scripts import subscript, superscript
from tui_reader.text import clean

_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = frozenset({"http:", "https:", "mailto:"})
# Scripts written without spaces: a line end between two of their characters is no space.
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\U00020000-\U0003ffff]")

AIR = "\u00a0"
"""A space that never ends a line; it is drawn as one."""

FOLLOW = "↗"
"""Stands for a link that has no words of its own: a linked picture, an empty link."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone."""

    run: Run
    """Its placeholder, with the picture as target."""
    caption: str = ""
    link: int = -1
    """Target of the link around it, -1 for none."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Inline text as runs; a hard line end is a line end within a run's text."""

    runs: tuple[Run, ...]
    figures: tuple[Figure, ...] = ()
    """The pictures, when there is nothing else."""


class FlowBuilder:
    """Takes tokens in reading order, and gives the flow they make."""

    def __init__(self, targets: list[Target]) -> None:
        self._targets = targets
        self._runs: list[Run] = []
        self._figures: list[Figure] = []
        self._only_figures = True
        self._open: list[tuple[str, str]] = []
        self._style = ""
        self._link = -1
        self._link_start = 0
        self._hidden = ""
        self._soft = False

    def flow(self) -> Flow:
        """Everything taken so far."""
        return Flow(tuple(self._runs), tuple(self._figures) if self._only_figures else ())

    def tokens(self, tokens: Sequence[Token]) -> None:
        """Take markdown-it's tokens."""
        for token in tokens:
            kind = token.type
            if self._hidden and kind != "html_inline":
                continue
            if kind == "text" or kind == "text_special":
                self.text(token.content)
            else:
                _HANDLERS[kind](self, token)

    def text(self, content: str) -> None:
        """Take words: white space folds, and what a terminal would obey goes."""
        if not content.isprintable():
            content = clean.block(content)
        if "  " in content or not content.isprintable():
            content = _SPACES.sub(" ", content)
        if self._soft and content:
            content = self._joined(content)
        if not content:
            return
        self._only_figures = self._only_figures and content.isspace()
        if self._style:
            content = self._scripted(content)
        if self._link < 0 and ("@" in content or "www." in content):
            self._addresses(content)
        else:
            self._append(content, self._style, self._link)

    def _joined(self, content: str) -> str:
        """Put the white space of a line end before `content`."""
        self._soft = False
        last = self._runs[-1].text[-1:] if self._runs else ""
        if _UNSPACED.match(last) and _UNSPACED.match(content):
            return content
        return " " + content.lstrip(" ")

    def _scripted(self, content: str) -> str:
        if self._style.endswith("sup"):
            return superscript(content)
        return subscript(content) if self._style.endswith("sub") else content

    def _addresses(self, content: str) -> None:
        for words, url in bare_addresses(content):
            if url:
                self._append(words, _join(self._style, "link"), self._target(url, TargetKind.LINK, words))
            else:
                self._append(words, self._style, -1)

    def _append(self, content: str, style: str, target: int) -> None:
        last = self._runs[-1] if self._runs else None
        if content[0] == " " and (last is None or last.text[-1] in " \n"):
            content = content[1:]
        if not content:
            return
        if last is not None and last.style == style and last.target == target:
            self._runs[-1] = Run(last.text + content, style, target)
        else:
            self._runs.append(Run(content, style, target))

    def _piece(self, content: str, style: str, target: int = -1) -> None:
        """Append something that is no plain words, after the white space that is due."""
        if self._soft:
            self._soft = False
            self._append(" ", self._style, self._link)
        if content:
            self._append(content, style, target)

    def _target(self, url: str, kind: TargetKind, label: str = "") -> int:
        """Number a target, or -1 where nothing may be followed (`javascript:`, `file:` and their like)."""
        scheme = _SCHEME.match(url)
        if not url or (scheme and scheme.group().lower() not in _ALLOWED):
            return -1
        self._targets.append(Target(_clean_url(url), kind, label))
        return len(self._targets) - 1

    # Styles

    def _enter(self, name: str, style: str) -> None:
        self._piece("", "")
        self._open.append((name, self._style))
        self._style = _join(self._style, style)

    def _leave(self, name: str) -> None:
        """End the innermost `name`, and whatever was opened in it and never ended."""
        names = [opened for opened, _ in self._open]
        if name in names:
            at = len(names) - 1 - names[::-1].index(name)
            self._style = self._open[at][1]
            del self._open[at:]

    def _enter_link(self, url: str) -> None:
        self._piece("", "")
        self._link = self._target(url, TargetKind.LINK)
        self._link_start = len(self._runs)
        self._enter("a", "link" if self._link >= 0 else "")

    def _leave_link(self) -> None:
        if self._link < 0:
            self._leave("a")
            return
        inside = self._runs[self._link_start :]
        words = "".join(run.text for run in inside)
        if not words.strip() or all("picture" in run.style or not run.text.strip() for run in inside):
            self._piece(
                (AIR if words else "") + FOLLOW, _join(self._style, "picture" if words else ""), self._link
            )
        if self._figures and self._figures[-1].link == self._link:
            words = self._figures[-1].run.text
        self._targets[self._link] = Target(self._targets[self._link].url, TargetKind.LINK, words.strip())
        self._link = -1
        self._leave("a")

    # Pieces

    def _code(self, token: Token) -> None:
        self._only_figures = False
        content = token.content if token.content.isprintable() else clean.line(token.content, 100_000)
        self._piece(f"{AIR}{content}{AIR}", _join(self._style, "code"), self._link)

    def _note(self, token: Token) -> None:
        self._only_figures = False
        self._piece(superscript(token.content), _join(self._style, "sup"))

    def _hard_break(self) -> None:
        self._soft = False
        if self._runs and self._runs[-1].text.endswith(" "):
            last = self._runs.pop()
            if last.text != " ":
                self._runs.append(last._replace(text=last.text[:-1]))
        self._append("\n", self._style, self._link)

    def _picture(self, url: str, alt: str, title: str) -> None:
        alt, title = clean.line(alt, 100_000), clean.line(title, 100_000)
        target = self._target(url, TargetKind.PICTURE, alt)
        label = alt or clean.line(unquote(url.split("?")[0].rstrip("/").rpartition("/")[2]), 80)
        placeholder = f"[picture: {label}]" if label and not url.startswith("data:") else "[picture]"
        run = Run(placeholder, _join(self._style, "picture"), target)
        self._piece(*run)
        self._figures.append(Figure(run, title, self._link))

    def _image(self, token: Token) -> None:
        self._picture(str(token.attrs.get("src", "")), _alt(token), str(token.attrs.get("title", "")))

    # HTML

    def _html(self, token: Token) -> None:
        tag = parse_tag(token.content)
        if tag is None:
            return
        if self._hidden:
            self._hidden = "" if tag.closing and tag.name == self._hidden else self._hidden
        elif tag.name in HIDDEN:
            self._hidden = "" if tag.closing else tag.name
        elif tag.name in STYLES:
            self._styled(tag)
        elif tag.name not in ELEMENTS and "-" not in tag.name:
            self._enter("source", "dim")
            self.text(token.content)
            self._leave("source")
        else:
            self._element(tag)

    def _styled(self, tag: Tag) -> None:
        if tag.closing:
            self._leave(tag.name)
        else:
            self._enter(tag.name, STYLES[tag.name])

    def _element(self, tag: Tag) -> None:
        if tag.name == "a":
            if tag.closing:
                self._leave_link()
            elif tag["href"] and self._link < 0:
                self._enter_link(tag["href"])
        elif tag.name == "br":
            self._hard_break()
        elif tag.name == "img" and not tag.is_pixel:
            self._picture(tag["src"], tag["alt"], tag["title"])
        elif tag.name in MEDIA and tag["src"] and not tag.closing:
            name = tag["title"] or tag["src"].rstrip("/").rpartition("/")[2]
            target = self._target(tag["src"], TargetKind.MEDIA, name)
            self._only_figures = False
            self._piece(f"[{MEDIA[tag.name]}: {clean.line(name)}]", _join(self._style, "link"), target)


@lru_cache(maxsize=1024)
def _clean_url(url: str) -> str:
    """Make an address safe. One that stands in a text a thousand times is kept once."""
    return clean.line(url, 100_000)


def _join(outer: str, inner: str) -> str:
    if outer and inner:
        return outer if inner in outer.split() else f"{outer} {inner}"
    return outer or inner


def _alt(token: Token) -> str:
    """The words of a picture's description; markup in it is no markup."""
    words = []
    for child in token.children or ():
        if child.type == "image":
            words.append(_alt(child))
        else:
            words.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return "".join(words)


def _soft_break(builder: FlowBuilder, _: Token) -> None:
    builder._soft = True


_HANDLERS: dict[str, Callable[[FlowBuilder, Token], None]] = {
    "softbreak": _soft_break,
    "hardbreak": lambda builder, _: builder._hard_break(),
    "code_inline": FlowBuilder._code,
    "em_open": lambda builder, _: builder._enter("em", "em"),
    "em_close": lambda builder, _: builder._leave("em"),
    "strong_open": lambda builder, _: builder._enter("strong", "strong"),
    "strong_close": lambda builder, _: builder._leave("strong"),
    "s_open": lambda builder, _: builder._enter("s", "del"),
    "s_close": lambda builder, _: builder._leave("s"),
    "link_open": lambda builder, token: builder._enter_link(str(token.attrs.get("href", ""))),
    "link_close": lambda builder, _: builder._leave_link(),
    "image": FlowBuilder._image,
    "html_inline": FlowBuilder._html,
    "footnote_ref": FlowBuilder._note,
}
