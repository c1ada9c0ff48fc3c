"""What the palette offers, the shell does too; where it doesn't, there is a reason."""

from __future__ import annotations

import pytest

from tui_reader.cli.arguments import VERBS
from tui_reader.ui import commands, keymap

OFFERED = (
    *(keymap.READER, keymap.LIST, keymap.SELECTED, keymap.SOURCES, keymap.PANE),
    *(keymap.WITHOUT_A_TARGET, keymap.FINDING, keymap.SELECTING, keymap.APP),
)
"""The keys whose actions the palette offers; `tests/ui/test_help.py` sees to that."""

BY_VERB = {
    "add": "reader.add sources.subscribe",
    "doctor": "reader.info sources.why",
    "export": "reader.write export_posts export_feeds export_marks",
    "history": "history",
    "import": "import_newsboat import_file",
    "ls": """list.filter list.everything list.unread list.starred list.started list.all sources.open
        reader.sort""",
    "mark": """reader.mark reader.star reader.mark_all list.mark_above list.mark_below selected.mark
        selected.star split mark_older unmute""",
    "move": "sources.move",
    "order": "sources.down_order sources.up_order",
    "next": "reading_list",
    "redo": "reader.redo",
    "refresh": "reader.refresh reader.insist everything",
    "remove": "sources.remove",
    "rename": "sources.rename",
    "rules": "rules rule_of_list",
    "search": "reader.search",
    "searches": "save_search",
    "set": "sources.settings reader.full_text",
    "show": "list.open reader.source reader.pipe",
    "sources": "reader.panel",
    "tag": "reader.tag selected.tag tag_shown",
    "undo": "reader.undo",
}
"""The verb that does the same, by the id of a binding or the action of a command without keys."""

FOR_A_REASON = {
    "It goes about the screen, and a shell has none.": """
        list.down list.up list.older list.newer list.first list.last list.other_panel
        list.half_down list.half_up selected.end list.select
        sources.half_down sources.half_up
        sources.down sources.up sources.page_down sources.page_up sources.first sources.last sources.back
        post.page_down post.page_up post.half_down post.half_up post.down post.up post.top post.bottom
        post.next_heading post.previous_heading post.contents post.back post.stop sources.stop
        post.code_right post.code_left
        reader.next reader.previous reader.next_unread reader.previous_unread reader.go_back
        reader.go_forward reader.leave app.palette app.redraw app.quit app.copy""",
    "It looks for words in what is on the screen: there, `grep` does.": """
        post.find find.next find.previous find.end sources.find""",
    "It chooses what is on the screen, to follow it: there, `show --format json` lists all of it.": """
        post.follow post.letters post.number post.next_target post.previous_target""",
    "It copies: a shell has pipes, and `ls --json` and `show --format json` tell every address.": """
        reader.copy_link post.copy_target post.copy_code list.copy_links selected.copy post.select
        select.copy select.left select.right select.down select.up select.word select.word_end
        select.word_before
        select.line_start select.line_end select.top select.bottom select.page_down select.page_up
        select.half_down select.half_up select.end""",
    "It is how the screen looks; `show` has `--width`.": """
        reader.alone reader.narrower reader.wider reader.usual_width reader.theme line_spacing paragraphs""",
    "It starts another program, which a shell does by its name.": "reader.browser reader.edit",
    "It tells the keys; a verb tells its options with `--help`.": "reader.help",
}
"""What has no verb, and why."""


def offered() -> set[str]:
    """The ids and actions of everything in the palette but themes and orders of the list."""
    return {binding.id or "" for keys in OFFERED for binding in keys} | set(commands.WITHOUT_KEYS.values())


def test_every_command_of_the_palette_has_a_verb_or_a_reason_to_have_none() -> None:
    told = [name for names in (*BY_VERB.values(), *FOR_A_REASON.values()) for name in names.split()]
    assert len(told) == len(set(told)), "a command is told twice"
    assert offered() - set(told) == set(), "add it to BY_VERB, or to FOR_A_REASON with why"
    assert set(told) - offered() == set(), "the palette doesn't offer it any more"


@pytest.mark.parametrize("verb", BY_VERB)
def test_the_verb_that_does_the_same_is_there(verb: str) -> None:
    assert verb in VERBS
