"""Taking a post along: its link, its text as a file, its source in an editor, its words in a pipe."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.models import BodyKind, Headline, Place, PostId
from tui_reader.ui.screens.reading import Reading

if TYPE_CHECKING:
    from tui_reader.document.document import Document

NO_LINK = "This post has no link of its own."
NO_FILE = "This post is no file here: only posts of a folder can be edited."
NO_EDITOR = "No editor was found: set EDITOR to yours."
SOURCE_SHOWN = "The post's source text. \\ shows the post again."
NO_COMMAND = "There is no such command here."


class Taking(Reading):
    """Hands a post to other programs."""

    _left_at = Place()
    """Where the post was read whose source text is shown."""

    def place_to_keep(self) -> tuple[Headline, Place] | None:
        """The place in the post, also while its source text is shown."""
        kept = super().place_to_keep()
        shows_source = self.pane.post is not None and self.pane.post.is_source
        return (kept[0], self._left_at) if kept and shows_source else kept

    def action_copy_link(self) -> None:
        """Copy the post's link."""
        if self.chosen is None:
            return
        if self.chosen.url:
            self.app.copy_to_clipboard(self.chosen.url)
            self.say(f"Copied {self.chosen.url}")
        else:
            self.say(NO_LINK)

    def action_write(self) -> None:
        """Save the post as a Markdown file in the present folder."""
        if self.chosen:
            self.ask("take", self._write, self.chosen.id)

    def action_edit(self) -> None:
        """Edit a local post at the line in view."""
        if self.chosen:
            self.ask("take", self._edit, self.chosen.id)

    def action_source(self) -> None:
        """Show the post's source text, or the post again."""
        shown, chosen = self.pane.post, self.chosen
        if chosen is None:
            return
        if shown and shown.is_source and shown.headline.id == chosen.id:
            self.say("")
            self.read_again()
        else:
            self.enter_pane()
            self.ask("open", self._show_source, chosen)

    def action_pipe(self) -> None:
        """Ask for a command, and give it the post's Markdown."""
        from tui_reader.ui.screens.asking import AskScreen

        post = self.chosen
        if post is None:
            return

        def answered(command: str | None) -> None:
            if command and command.strip():
                self.ask("take", self._pipe, post.id, command)

        self.app.expect_typing()
        self.app.push_screen(AskScreen("Give the post to the command"), answered)

    def read_again(self) -> None:
        """Show the chosen post anew: its file has changed."""
        raise NotImplementedError

    async def _write(self, post_id: PostId) -> None:
        from tui_reader.library import export

        path = await asyncio.to_thread(export.write, await self.library.whole_post(post_id), Path.cwd())
        self.say(f"Written to {path}")

    async def _edit(self, post_id: PostId) -> None:
        from tui_reader.ui import programs

        article = await self.library.open_post(post_id)
        if not article.path:
            self.say(NO_FILE)
            return
        path = Path(article.path)
        line = await asyncio.to_thread(_line_of_file, path, self._shown(post_id), self.pane.place)
        command = programs.editor(os.environ, path, line)
        if command is None:
            self.say(NO_EDITOR)
            return
        if wrong := programs.in_front(self.app, command):
            self.say(wrong)
        await self.library.refresh([article.source.id])
        self.read_again()

    async def _pipe(self, post_id: PostId, command: str) -> None:
        from tui_reader.ui import programs

        words = programs.words_of(command)
        if words is None:
            self.say(NO_COMMAND)
            return
        article = await self.library.whole_post(post_id)
        if wrong := programs.in_front(self.app, words, article.markdown, stay=True):
            self.say(wrong)

    async def _show_source(self, headline: Headline) -> None:
        from tui_reader.document import markdown_escape
        from tui_reader.document.document import Document
        from tui_reader.text import clean
        from tui_reader.ui.widgets.post import Post

        body = await self.library.source_text(headline.id)
        kept, shown = self.place_to_keep(), self._shown(headline.id)
        is_here = kept is not None and kept[0].id == headline.id
        self._left_at = kept[1] if kept and is_here else (await self.library.open_post(headline.id)).place
        text = clean.block(body.text)
        at = await asyncio.to_thread(_in_source, text, body.kind, shown, self._left_at)
        language = "" if body.kind is BodyKind.TEXT else str(body.kind)
        fenced = Document(markdown_escape.fence(text, language))
        self.article = None
        self.pane.show(Post(headline, f"source text, {body.kind}", fenced, Place(0, at), is_source=True))
        self.say(SOURCE_SHOWN)

    def _shown(self, post_id: PostId) -> Document | None:
        """The text in the pane, when it is that of a post."""
        post = self.pane.post
        is_it = post is not None and post.headline.id == post_id and not post.is_source
        return post.document if post and is_it else None


def _line_of_file(path: Path, document: Document | None, place: Place) -> int:
    """The line of a file, from 1, that shows at a place of the post; 1 where no post is shown."""
    from tui_reader.document import source_at

    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return 1
    if document is None:
        return 1
    return source_at.line_of(text, document, source_at.position(document, place.block, place.offset)) + 1


def _in_source(text: str, kind: BodyKind, document: Document | None, place: Place) -> int:
    """The character of a source text that shows at a place of the post; of HTML, as far in as that."""
    from tui_reader.document import source_at

    if document is None or (place.block, place.offset) == (0, 0):
        return 0
    at = source_at.position(document, place.block, place.offset)
    if kind is BodyKind.HTML:
        return at * len(text) // max(1, len(document.source))
    return sum(map(len, text.splitlines(keepends=True)[: source_at.line_of(text, document, at)]))
