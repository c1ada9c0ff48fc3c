"""Help and the command palette: all that can be done, and the keys for it, as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Start
from tests.ui.test_watching import until
from tui_reader.config import Config, parse
from tui_reader.ui import keymap
from tui_reader.ui.screens import help as help_screen


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_over_the_reader_and_closes_again(blog: Path, start: Start, key: str) -> None:
    async with start(blog) as reader:
        await reader.press(key)
        assert "The list" in reader.text
        assert "Go down a row, past the last one to the next page" in reader.text
        await reader.press("escape")
        assert "Go down a row" not in reader.text
        assert reader.cursor == "Post 1"


async def test_help_scrolls_to_its_last_key(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("f1")
        assert "Copy the table as TSV" not in reader.text
        await reader.press(*["space"] * 11, "j")
        assert "Copy the table as TSV" in reader.text
        await reader.press(*["b"] * 11, "k")
        assert "The list" in reader.text
        await reader.press("G")
        assert "Copy the table as TSV" in reader.text
        await reader.press("home", "ctrl+d", "ctrl+u")
        assert "The list" in reader.text


async def test_help_begins_with_the_keys_of_where_it_was_asked_for(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("p", "?")
        assert "Rename the source" in reader.text
        assert "Read the post" not in reader.text
        await reader.press("escape", "escape", "enter", "?")
        assert "Read on; at the end, the next unread post" in reader.text
        assert "Rename the source" not in reader.text


async def test_a_slash_finds_keys_by_their_words_and_escape_shows_all_again(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("f1", "slash", *"star")
        assert "Star the post, or take the star away" in reader.text
        assert "Go down a row" not in reader.text
        await reader.press(*"xyz")
        assert "No key does that." in reader.text
        await reader.press("escape")
        assert "Go down a row" in reader.text
        await reader.press("slash", *"panel", "enter", "q")
        assert "Go down a row" in reader.text
        await reader.press("q")
        assert reader.cursor == "Post 1"


def test_help_names_every_key_there_is() -> None:
    shown = help_screen.lines("", {}, keymap.GROUPS, 76).plain
    for _, keys in keymap.GROUPS:
        for binding in keys:
            assert keymap.all_keys(binding) in shown
            assert binding.tooltip in " ".join(shown.split())


@pytest.mark.parametrize("width", [1, 10, 25, 40, 76])
def test_help_fits_every_width(width: int) -> None:
    lines = help_screen.lines("", {}, keymap.GROUPS, width).plain.splitlines()
    assert all(len(line) <= max(width, 20) for line in lines)


async def test_mistakes_in_the_settings_are_told_whole_on_the_screen(blog: Path, start: Start) -> None:
    loaded = parse('column_width = "wide"\ntheme = "nope"\n[keys]\n"reader.gone" = "y"\n')
    problems = [f"config.toml, {problem}" for problem in loaded.problems]
    async with start(blog, size=(60, 20), config=loaded.config, problems=problems) as reader:
        assert "config.toml, line 1: “column_width” must be a whole number from 20 to 200." in reader.foot
        assert "There is no theme “nope”; T goes through those there are." in reader.foot
        assert "The settings give keys to “reader.gone”: nothing is called that." in reader.foot
        assert [len(line) for line in reader.lines] == [60] * 20
        await reader.press("j")
        assert reader.foot.startswith("enter read")
        foot = reader.foot
        await reader.press("?")
        assert reader.foot == foot


async def test_keys_of_the_settings_take_the_place_of_ours_everywhere(blog: Path, start: Start) -> None:
    chosen = Config(keys={"reader.mark": "x,?", "reader.help": "H", "reader.gone": "y"})
    async with start(blog, config=chosen) as reader:
        assert reader.foot.startswith("The settings give keys to “reader.gone”: nothing is called that.")
        await reader.press("j", "x")
        assert "39 unread" in reader.lines[0]
        await reader.press("?")
        assert "40 unread" in reader.lines[0]
        await reader.press("H", "slash", *"mark")
        assert "x ? " in reader.text


async def test_the_palette_finds_every_action_by_its_name_and_does_it(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        await reader.press("ctrl+p")
        for key in "star the post":
            await reader.pilot.press("space" if key == " " else key)
        await reader.pilot.pause(0.3)
        assert "Star the post, or take the star away" in reader.text
        await reader.pilot.press("enter")
        await reader.settle()
        assert reader.lines[2].startswith("▌★ Post 1")


async def test_the_palette_finds_first_what_other_programs_call_so(blog: Path, start: Start) -> None:
    wanted = {
        "help": "Help: show all keys",
        "exit": "Exit: quit the program",
        "undo": "Undo the last change",
        "redo": "Redo what was taken back",
        "rename": "Rename the source",
        "delete": "Unsubscribe, delete: remove the source",
        "zen": "Zen, full screen: show the post alone",
        "import": "Import ",
        "refresh": "Refresh: look for new posts",
    }
    async with start(blog) as reader:
        for word, sentence in wanted.items():
            await reader.press("ctrl+p", *word)
            await reader.pilot.pause(0.3)
            found = [line for line in reader.lines if word in line.lower()]
            assert sentence in found[1], word  # below the line that is typed in
            await reader.press("escape")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("star what is selected", "No posts are selected: in the list, v begins to select."),
        ("selection to the next word", "No text is selected: in the post, v begins to select."),
        ("go to the next match", "Nothing is looked for in the post: there, / finds."),
        ("follow what is chosen", "Nothing is chosen in the post: there, tab or f chooses a link."),
        ("list all posts again", "All posts are listed already."),
        ("list its posts", "You are not among the sources: p shows them, and goes there."),
        ("hide the panel of sources", "You are not among the sources: p shows them, and goes there."),
    ],
)
async def test_the_palette_says_why_a_command_can_do_nothing_now(
    blog: Path, start: Start, command: str, sentence: str
) -> None:
    async with start(blog) as reader:
        await reader.press("ctrl+p", *("space" if key == " " else key for key in command))
        await until(reader, lambda: any(command in line.lower() for line in reader.lines[3:]))
        await reader.press("enter")
        await until(reader, lambda: reader.foot.startswith(sentence))


async def test_a_theme_can_be_chosen_by_name(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        themes = [
            command
            for command in reader.app.get_system_commands(reader.app.screen)
            if "Theme" in command.title
        ]
        next(command for command in themes if command.title == "Theme: paper").callback()
        await reader.settle()
        assert reader.app.theme == "paper"
        assert len(themes) == len(reader.app.theme_names)


async def test_the_palette_offers_every_binding_but_itself(blog: Path, start: Start) -> None:
    async with start(blog) as reader:
        offered = {command.title for command in reader.app.get_system_commands(reader.app.screen)}
        bound = {binding.tooltip for _, keys in keymap.GROUPS for binding in keys if not binding.system}
        # They need what they work on, and the palette would take its place.
        elsewhere = (
            keymap.FIND_LINE,
            keymap.QUERY_LINE,
            keymap.PEEK,
            keymap.ALONE,
            keymap.CODE,
            keymap.TABLE,
            keymap.INFO,
        )
        bound -= {binding.tooltip for keys in elsewhere for binding in keys}
        assert bound - offered == {"Find a command by its name"}
