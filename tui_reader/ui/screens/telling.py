"""Telling where what is chosen leads, before it is followed, and copying that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.document.lines import Target, TargetKind
from tui_reader.models import Article
from tui_reader.text import clean
from tui_reader.text.address import plain
from tui_reader.ui.screens.arriving import Arriving
from tui_reader.ui.widgets.aiming import Aiming
from tui_reader.ui.widgets.shifting import NOTHING_WIDE
from tui_reader.ui.widgets.targets import NONE

if TYPE_CHECKING:
    from tui_reader.document.document import Document

CHOOSING = "Type its letters, or its number."
FOLDS = "Opens or closes what is folded here."
TO_THE_MARK = "Back to where the footnote is mentioned."
NOTHING_TO_COPY = "There is nothing to copy here."

_UNCUT = 100_000
"""Cells: longer than an address."""


class Telling(Arriving):
    """Keeps the foot of the screen true about what is chosen."""

    def on_aiming_missed(self, event: Aiming.Missed) -> None:
        """Tell that there was nothing to choose."""
        self.say(event.sentence)

    def on_shifting_nothing_wide(self) -> None:
        """Tell that no code can be moved."""
        self.say(NOTHING_WIDE)

    def on_aiming_aimed(self) -> None:
        """Tell where what was just aimed at leads."""
        self.tell_aim()

    def tell_aim(self) -> None:
        """Tell where what is aimed at leads: at once as it is written, then as far as it is known."""
        number = self.pane.aimed_at
        self.foot.say("")
        self.set_class(number != NONE or self.pane.choosing, "-aiming")
        if target := self._target(number):
            self.foot.address = plain(target.url) if number > NONE and self._is_address(target) else ""
            self.ask("tell", self._tell, number, target)
        else:
            self.foot.address = CHOOSING if self.pane.choosing else ""

    def on_aiming_copy_wanted(self, event: Aiming.CopyWanted) -> None:
        """Copy what is chosen: an address, code exactly as written, a table or a note as Markdown."""
        if target := self._target(event.number):
            self.ask("copy", self._copy, event.number, target)

    async def words_of_end(self, target: Target) -> str:
        """Where a target of the post's end leads."""
        raise NotImplementedError

    async def address_of_end(self, target: Target) -> str:
        """What is copied of a target of the post's end."""
        raise NotImplementedError

    def _target(self, number: int) -> Target | None:
        return self.pane.post.target(number) if self.pane.post else None

    async def _tell(self, number: int, target: Target) -> None:
        words = await (self.words_of_end(target) if number < NONE else self._words_of(target))
        if self.pane.aimed_at == number:
            self.foot.address = words

    async def _words_of(self, target: Target) -> str:
        # The start of the program does without.
        from tui_reader.library.links import Nowhere, Outside, ToPost, Within

        post = self.pane.post
        if post is None or post.document is None:
            return plain(target.url)
        if not self._is_address(target):
            return _words_within(post.document, target)
        if self.article is None:
            return plain(target.url)
        match await self.library.resolve(self.article, target.url):
            case Within(anchor):
                return f"In this post: #{clean.line(anchor, _UNCUT)}"
            case ToPost(post_id, anchor):
                headline = await self.library.headline(post_id)
                part = f" #{clean.line(anchor, _UNCUT)}" if anchor else ""
                return f"{headline.title}{part}  ·  {headline.source_title}"
            case Outside(url):
                return plain(url)
            case Nowhere(sentence):
                # A picture of the folder is no post, and is there all the same.
                return plain(target.url) if target.kind is TargetKind.PICTURE else sentence

    async def _copy(self, number: int, target: Target) -> None:
        post, article = self.pane.post, self.article
        if post is None or post.document is None:
            return
        if number < NONE:
            copied = await self.address_of_end(target)
        elif not self._is_address(target):
            copied = _text_within(post.document, target)
        else:
            copied = await self._address_of(article, target) if article else clean.line(target.url, _UNCUT)
        if not copied:
            self.say(NOTHING_TO_COPY)
            return
        self.app.copy_to_clipboard(copied)
        lines = copied.count("\n") + 1
        self.say(f"Copied {plain(copied)}" if lines == 1 else f"Copied {lines:,} lines.")

    async def _address_of(self, article: Article, target: Target) -> str:
        """A target's whole address where there is one, else as it is written."""
        from tui_reader.library.links import Outside, ToPost, Within

        match await self.library.resolve(article, target.url):
            case Outside(url):
                return clean.line(url, _UNCUT)
            case ToPost(post_id, anchor):
                url = (await self.library.headline(post_id)).url
                return (f"{url}#{anchor}" if anchor else url) if url else target.url
            case Within(anchor) if article.headline.url:
                return f"{article.headline.url}#{clean.line(anchor, _UNCUT)}"
            case _:
                return clean.line(target.url, _UNCUT)

    def _is_address(self, target: Target) -> bool:
        return target.kind in (TargetKind.LINK, TargetKind.MEDIA, TargetKind.PICTURE)


def _words_within(document: Document, target: Target) -> str:
    match target.kind:
        case TargetKind.FOLD:
            return FOLDS
        case TargetKind.BACK:
            return TO_THE_MARK
        case TargetKind.NOTE:
            return f"Footnote: {_note(document, target)}"
        case TargetKind.CODE:
            code = document.code(number_of(target))
            return "  ·  ".join(filter(None, (f"Code {code.number}", code.language, _lines(code.source))))
        case TargetKind.TABLE:
            from tui_reader.document import table_text

            table = document.table(number_of(target))
            return f"Table {number_of(target)}  ·  {table_text.amount(table)}"
        case _:
            return ""


def _text_within(document: Document, target: Target) -> str:
    match target.kind:
        case TargetKind.NOTE:
            return document.note(label_of(target))
        case TargetKind.CODE:
            return document.code(number_of(target)).source
        case TargetKind.TABLE:
            from tui_reader.document import table_text

            return table_text.markdown(document.table(number_of(target)))
        case _:
            return ""


def number_of(target: Target) -> int:
    """The number of the code or the table a target stands for."""
    return int(target.url.rpartition(":")[2])


def label_of(target: Target) -> str:
    """The label of the footnote a mark, or the way back to it, stands for."""
    return target.url.partition("-")[2]


def _note(document: Document, target: Target) -> str:
    from tui_reader.document import plain as plain_text

    return clean.line(plain_text.plain_text(document.note(label_of(target))))


def _lines(source: str) -> str:
    lines = source.count("\n") + 1
    return "1 line" if lines == 1 else f"{lines:,} lines"
