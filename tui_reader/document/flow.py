"""Runs from words, styles, links and pictures, given in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from tui_reader.document.addresses import bare_addresses
from tui_reader.document.breaking import AIR
from tui_reader.document.formulas.run import formula_run
from tui_reader.document.lines import Run, Target, TargetKind
from tui_reader.document.media import Media, kind_of_file, media_of, name_of
from tui_reader.document.scripts import beside, superscript
from tui_reader.document.styles import joined
from tui_reader.document.tex.tokens import Macros
from tui_reader.text import clean

_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = frozenset({"http:", "https:", "mailto:", "wiki:"})
# Scripts written without spaces: a line end between two of their characters is no space.
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\U00020000-\U0003ffff]")

PICTURE = "[picture: "
"""Begins the words that stand for a picture."""

FOLLOW = "↗"
"""Stands for a link that has no words of its own: a linked picture, an empty link."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone."""

    url: str
    """Where it is, as the post says."""
    run: Run
    """Its placeholder, with the picture as target."""
    caption: tuple[Run, ...] = ()
    link: int = -1
    """Target of the link around it, -1 for none."""
    is_described: bool = False
    """Whether its author says what it shows; else the name of its file stands for it."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words that stand for it, and what leads to where it links."""
        return (self.run, Run(f" {FOLLOW}", "picture", self.link)) if self.link >= 0 else (self.run,)


@dataclass(frozen=True, slots=True)
class Flow:
    """Inline text as runs; a hard line end is a line end within a run's text."""

    runs: tuple[Run, ...]
    figures: tuple[Figure, ...] = ()
    """The pictures, when there is nothing else."""
    media: Media | None = None
    """What the only link there is leads to, when there is nothing else."""


class FlowBuilder:
    """Takes what inline text is made of, and gives the flow it makes. Styles are kept on a stack."""

    def __init__(self, targets: list[Target]) -> None:
        self._targets = targets
        self._runs: list[Run] = []
        self._figures: list[Figure] = []
        self._only_figures = True
        self._open: list[tuple[str, str]] = []
        self._style = ""
        self._link = -1
        self._link_start = 0
        self._soft = False
        self._stands_for: list[str] = []
        self._told: set[str] = set()

    def flow(self) -> Flow:
        """Everything taken so far, without the line ends at its end."""
        while self._runs and self._runs[-1].text.endswith("\n"):
            last = self._runs.pop()
            if rest := last.text.rstrip(" \n"):
                self._runs.append(Run(rest, last.style, last.target))
        figures = tuple(self._figures) if self._only_figures else self._captioned()
        return Flow(tuple(self._runs), figures, self._media() if not figures else None)

    def _media(self) -> Media | None:
        """What is watched or heard, where a link to it is all there is."""
        target = self._runs[0].target if self._runs else -1
        if target < 0 or any(run.target != target or "code" in run.style for run in self._runs):
            return None
        found = self._targets[target]
        words = "".join([run.text for run in self._runs])
        media = media_of(found.url, words) if found.kind in {TargetKind.LINK, TargetKind.MEDIA} else None
        if media:
            self._targets[target] = Target(found.url, TargetKind.MEDIA, words[media.start : media.end])
        return media

    def _captioned(self) -> tuple[Figure, ...]:
        """A picture with nothing after it but emphasis is a picture with its caption."""
        if len(self._figures) != 1 or self._runs[0] != self._figures[0].run:
            return ()
        caption = [run for run in self._runs[1:] if "picture" not in run.style and run.text.strip()]
        if not caption or any("em" not in run.style.split() for run in caption):
            return ()
        return (replace(self._figures[0], caption=tuple(caption)),)

    def text(self, content: str) -> None:
        """Take words: white space folds, and what a terminal would obey goes."""
        if not content.isprintable():
            content = clean.block(content)
        if "  " in content or not content.isprintable():
            content = _SPACES.sub(" ", content)
        if self._soft and content:
            content = self._after_line_end(content)
        if not content:
            return
        self._only_figures = self._only_figures and content.isspace()
        if "su" in self._style and (script := _script(self._style)):
            before = self._runs[-1].text[-1:] if self._runs else ""
            content = beside(before, content, raised=script == "sup")
        if self._link < 0 and ("@" in content or "www." in content):
            self._addresses(content)
        else:
            self._append(content, self._style, self._link)

    def soft_break(self) -> None:
        """Take a line end of the source: a space, but not between characters of a script without spaces."""
        self._soft = True

    def hard_break(self) -> None:
        """Take a line end that stays one."""
        self._soft = False
        if self._runs and self._runs[-1].text.endswith(" "):
            last = self._runs.pop()
            if rest := last.text[:-1]:
                self._runs.append(Run(rest, last.style, last.target))
        self._append("\n", self._style, self._link)

    def code(self, content: str) -> None:
        """Take inline code: a cell of air on each side."""
        shown = content if content.isprintable() else clean.line(content, _UNCUT)
        self._word(f"{AIR}{shown}{AIR}", joined(self._style, "code"), self._link)

    def formula(self, tex: str, macros: Macros) -> None:
        """Take a formula within the line; one that can't be drawn is shown as its source."""
        drawn = formula_run(tex, macros)
        if drawn.style == "code":
            self.code(drawn.text)
        elif drawn.text:
            self._word(drawn.text, joined(self._style, drawn.style), self._link)

    def note(self, number: str, label: str) -> None:
        """Take the mark of a footnote."""
        target = self._target(f"#fn-{label}", TargetKind.NOTE, number)
        self._word(superscript(number), joined(self._style, "sup"), target)

    def media(self, kind: str, url: str, title: str) -> None:
        """Take a film, a sound or an embedded page."""
        name = clean.line(title) or name_of(url)
        self._word(
            f"[{kind}: {name}]", joined(self._style, "link"), self._target(url, TargetKind.MEDIA, name)
        )

    def picture(self, url: str, alt: str, title: str) -> None:
        """Take a picture: a placeholder with its description, or else with its file's name."""
        if kind := kind_of_file(url.partition("?")[0]):  # Obsidian and pandoc write films like pictures
            self.media(kind, url, alt or title)
            return
        alt, title = clean.line(alt, _UNCUT), clean.line(title, _UNCUT)
        target = self._target(url, TargetKind.PICTURE, alt)
        name = "" if url.startswith("data:") else unquote(url.split("?")[0].rstrip("/").rpartition("/")[2])
        label = alt or clean.line(name, 80)
        run = Run(f"{PICTURE}{label}]" if label else "[picture]", joined(self._style, "picture"), target)
        self._piece(run.text, run.style, run.target)
        caption = (Run(title),) if title else ()
        self._figures.append(Figure(url, run, caption, self._link, bool(alt)))

    def enter(self, name: str, style: str) -> None:
        """Begin a style; `leave` with the same name ends it."""
        self._end_line()
        self._open.append((name, self._style))
        self._style = joined(self._style, style)

    def leave(self, name: str) -> None:
        """End the innermost `name`, and whatever was opened in it and never ended."""
        names = [opened for opened, _ in self._open]
        if name in names:
            at = len(names) - 1 - names[::-1].index(name)
            self._style = self._open[at][1]
            del self._open[at:]

    def enter_abbreviation(self, title: str) -> None:
        """Begin an abbreviation that says what it stands for; told behind it, the first time in a text."""
        self.enter("abbr", "")
        self._stands_for.append("" if title in self._told else title)
        self._told.add(title)

    def leave_abbreviation(self) -> None:
        """End an abbreviation."""
        if self._stands_for and (title := clean.line(self._stands_for.pop(), _UNCUT)):
            self._word(f" ({title})", joined(self._style, "dim"), self._link)
        self.leave("abbr")

    def enter_link(self, url: str) -> None:
        """Begin a link. Links don't nest: within one this does nothing."""
        if self._link < 0:
            self._end_line()
            self._link = self._target(url, TargetKind.LINK)
            self._link_start = len(self._runs)
            self.enter("a", "link" if self._link >= 0 else "")

    def leave_link(self) -> None:
        """End a link, and give it something to be seen by when it holds no words."""
        if self._link >= 0:
            inside = self._runs[self._link_start :]
            words = "".join([run.text for run in inside]).strip()
            if all("picture" in run.style or run.text.isspace() for run in inside):
                self._piece(f"{AIR}{FOLLOW}" if words else FOLLOW, joined(self._style, "picture"), self._link)
            self._targets[self._link] = Target(self._targets[self._link].url, TargetKind.LINK, words)
        self._link = -1
        self.leave("a")

    def _after_line_end(self, content: str) -> str:
        """Put the white space of a line end before `content`."""
        self._soft = False
        last = self._runs[-1].text[-1:] if self._runs else ""
        if _UNSPACED.match(last) and _UNSPACED.match(content):
            return content
        return " " + content.lstrip(" ")

    def _end_line(self) -> None:
        """Append the white space that is due before something that is no plain words."""
        if self._soft:
            self._soft = False
            self._append(" ", self._style, self._link)

    def _addresses(self, content: str) -> None:
        for words, url in bare_addresses(content):
            if url:
                target = self._target(url, TargetKind.LINK, words)
                self._append(words, joined(self._style, "link"), target)
            else:
                self._append(words, self._style, -1)

    def _word(self, content: str, style: str, target: int) -> None:
        self._only_figures = False
        self._piece(content, style, target)

    def _piece(self, content: str, style: str, target: int) -> None:
        self._end_line()
        self._append(content, style, target)

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

    def _target(self, url: str, kind: TargetKind, label: str = "") -> int:
        """Number a target, or -1 where nothing may be followed (`javascript:`, `file:` and their like)."""
        scheme = _SCHEME.match(url)
        if not url or (scheme and scheme.group().lower() not in _ALLOWED):
            return -1
        self._targets.append(Target(_clean_url(url), kind, label))
        return len(self._targets) - 1


def _script(style: str) -> str:
    """Whether text in a style is raised or lowered."""
    names = style.split()
    return (
        next((name for name in reversed(names) if name in {"sup", "sub"}), "") if "code" not in names else ""
    )


_UNCUT = 100_000
"""Cells: longer than a piece of inline text gets."""


@lru_cache(maxsize=1024)
def _clean_url(url: str) -> str:
    """Make an address safe. One that stands in a text a thousand times is kept once."""
    return clean.line(url, _UNCUT)
