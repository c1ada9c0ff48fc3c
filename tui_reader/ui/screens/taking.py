"""Taking a post along: its link, its text as a file, its source in an editor, its words in a pipe."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from tui_reader.models import BodyKind, Headline, PostId
from tui_reader.ui.screens.base import LibraryScreen

NO_LINK = "This post has no link of its own."
NO_FILE = "This post is no file here: only posts of a folder can be edited."
NO_EDITOR = "No editor was found: set EDITOR to yours."
NO_COMMAND = "There is no such command here."


class Taking(LibraryScreen):
    """Hands a post to other programs."""

    _source_of: PostId | None = None
    """The post whose source text is shown in place of the post."""

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
        """Write the post as a Markdown file into the present folder."""
        if self.chosen:
            self.ask("take", self._write, self.chosen.id)

    def action_edit(self) -> None:
        """Edit a local post at the line in view."""
        if self.chosen:
            self.ask("take", self._edit, self.chosen.id)

    def action_source(self) -> None:
        """Show the post's source text, or the post again."""
        shown = self.pane.post
        if self.chosen is None:
            return
        if self._source_of == self.chosen.id and shown and shown.headline.id == self.chosen.id:
            self._source_of = None
            self.read_again()
        else:
            self.ask("open", self._show_source, self.chosen)

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
        line = await asyncio.to_thread(_line_in_view, path, self._words_in_view(post_id))
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
        language = "" if body.kind is BodyKind.TEXT else str(body.kind)
        text = markdown_escape.fence(clean.block(body.text), language)
        self.pane.show(Post(headline, f"source text, {body.kind}", Document(text)))
        self._source_of = headline.id

    def _words_in_view(self, post_id: PostId) -> str:
        """The source of the block at the top of the pane, when it shows this post."""
        post = self.pane.post
        if post is None or post.document is None or post.headline.id != post_id:
            return ""
        placed = post.document.placed(self.pane.place.block)
        return post.document.source[placed.start : placed.end].strip() if placed else ""


def _line_in_view(path: Path, words: str) -> int:
    """The line of a file, from 1, on which these words begin; 1 when they aren't there."""
    try:
        text = path.read_text("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return 1
    found = text.find(words) if words else -1
    return text.count("\n", 0, found) + 1 if found >= 0 else 1
