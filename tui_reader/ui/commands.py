"""The command palette: every action of the program, and every theme, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.dom import DOMNode

from tui_reader.ui import keymap
from tui_reader.ui.screens.sorting import ARRANGEMENTS
from tui_reader.ui.widgets.source_panel import NO_PANEL

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp
    from tui_reader.ui.screens.reader import ReaderScreen


WITHOUT_KEYS = {
    "Save the search under a name": "save_search",
    "Import the feeds of newsboat": "import_newsboat",
    "Mark read what is older than …": "mark_older",
    "Give all posts of the list tags of your own": "tag_shown",
    "Rules: mute, mark, star or tag what arrives …": "rules",
    "Make a rule of what the list shows …": "rule_of_list",
    "Show muted posts again: the chosen one, or all selected": "unmute",
    "Fetch everything: all older posts of this blog": "everything",
    "Export all posts of the list into a folder, as files": "export_posts",
    "Export your feeds into a file, as OPML": "export_feeds",
    "Export what you have read and starred into a file": "export_marks",
    "Import feeds (OPML, urls), or marks, from a file": "import_file",
    "History: what you have read, day by day": "history",
    "Reading list: what to read in the time you have": "reading_list",
    "Split the post from its copies in other sources, or put it together again": "split",
    "Set lines further apart, or close again": "line_spacing",
    "Indent paragraphs, or part them by blank lines again": "paragraphs",
}
"""What is done so seldom that it has no key."""


CALLED_OTHERWISE = {
    "Keyboard shortcuts: show all keys": "app.help",
    "Exit: quit the program": "app.quit",
    "Unsubscribe, delete: remove the source": "remove",
    "Zen, full screen: show the post alone": "alone",
    "Full text, reader view: show the whole article": "full_text",
    "Bookmark, favorite, flag: star the post": "star",
    "Download, write: save the post as a Markdown file": "write",
    "Share: copy the post's link": "copy_link",
    "Update, fetch, reload: look for new posts": "refresh",
    "Dark mode, light mode: change the theme": "app.theme",
    "Line spacing: set lines further apart, or close again": "line_spacing",
    "Column width: make the text column narrower": "column(-4)",
}
"""Commands by the names they have in other programs: for who looks for those, and else not shown."""

NEEDED: Mapping[keymap.Keys, str] = {
    keymap.LIST: "All posts are listed already.",
    keymap.SOURCES: NO_PANEL,
    keymap.SELECTED: "No posts are selected: in the list, v begins to select.",
    keymap.SELECTING: "No text is selected: in the post, v begins to select.",
    keymap.FINDING: "Nothing is looked for in the post: there, / finds.",
    keymap.PANE: "Nothing is chosen in the post: there, tab or f chooses a link.",
}
"""What to say where a command of these can't be done, as what it works on isn't there."""

NOT_NOW = "There is nothing that this could be done with now."


def all_commands(app: ReaderApp, reader: ReaderScreen) -> Iterator[SystemCommand]:
    """What can be chosen in the palette, derived from the bindings."""
    nodes: tuple[tuple[keymap.Keys, DOMNode], ...] = (
        (keymap.READER, reader),
        (keymap.LIST, reader.posts),
        (keymap.SELECTED, reader.posts),
        (keymap.SOURCES, reader.panel),
        (keymap.PANE, reader.pane),
        (keymap.WITHOUT_A_TARGET, reader.pane),
        (keymap.FINDING, reader.pane),
        (keymap.SELECTING, reader.pane),
        (keymap.APP, app),
    )
    for keys, node in nodes:
        for binding in keys:
            if binding.action != "command_palette" and not binding.system:
                run = partial(_run, app, binding.action, node, NEEDED.get(keys, NOT_NOW))
                yield SystemCommand(binding.tooltip, keymap.all_keys(binding, app.chosen_keys), run)
    for sentence, action in WITHOUT_KEYS.items():
        yield SystemCommand(sentence, "", partial(_run, app, action, reader))
    for sentence, action in CALLED_OTHERWISE.items():
        run = partial(_run, app, action, reader)
        yield SystemCommand(sentence, "", run, discover=False)
    for choice, _ in ARRANGEMENTS:
        run = partial(_run, app, f"arrange('{choice.letter}')", reader)
        yield SystemCommand(f"Sort the list: {choice.words.lower()}", "", run, discover=False)
    for name in app.theme_names:
        yield SystemCommand(f"Theme: {name}", "", partial(setattr, app, "theme", name), discover=False)


async def _run(app: ReaderApp, action: str, node: DOMNode, needed: str = NOT_NOW) -> None:
    """Do what was chosen; a key that can't be used is silent, but who has looked for a command is told."""
    if not await app.run_action(action, default_namespace=node):
        app.notify(needed)
