from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader import config
from tui_reader.config import Config, Limits, Opener, Problem
from tui_reader.config.openers import command_for


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    settings, problems = config.load(tmp_path / "config.toml")
    assert problems == ()
    assert settings == Config()
    assert (settings.theme, settings.column_width, settings.limits.entries) == ("auto", 74, 2000)


def test_what_the_file_says_counts() -> None:
    loaded = config.parse(
        'theme = "paper"\ncolumn_width = 60\nlist_rows = "one"\nmouse = false\nbrowser = "firefox \'a b\'"\n'
        '[limits]\ndeadline = 5\npost_mb = 10\n[keys]\nnext = ["n", "down"]\nback = "h"\n'
    )
    assert loaded.problems == ()
    assert loaded.config == Config(
        theme="paper",
        column_width=60,
        list_rows="one",
        mouse=False,
        browser=("firefox", "a b"),
        limits=Limits(deadline=5.0, post_mb=10),
        keys={"next": "n,down", "back": "h"},
    )


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    loaded = config.parse(
        "# mine\n"
        'them = "paper"\n'
        "column_width = 7\n"
        'mouse = "no"\n'
        "zzz = 1\n"
        'list_rows = "three"\n'
        'browser = "\'unclosed"\n'
        'theme = "paper"\n'
        "[limits]\n"
        "entries = true\n"
        "deadline = 0.5\n"
        "theme = 1\n"
        "[keys]\n"
        "next = 5\n"
        "[nope]\n"
        "a = 1\n"
    )
    assert [str(problem) for problem in loaded.problems] == [
        "line 2: There is no setting “them”; did you mean “theme”?",
        "line 3: “column_width” must be a whole number from 20 to 200.",
        "line 4: “mouse” must be true or false.",
        "line 5: There is no setting “zzz”.",
        'line 6: “list_rows” must be one of "auto", "one", "two".',
        'line 7: “browser” must be a command in quotes, as in "firefox --new-tab".',
        "line 10: “entries” must be a whole number from 1 to 100,000.",
        "line 11: “deadline” must be a number of seconds from 1 to 600.",
        "line 12: There is no setting “theme”.",
        'line 14: “next” must be keys in quotes, as in "j" or ["j", "down"].',
        "line 15: There is no setting “nope”.",
    ]
    assert loaded.config == Config(theme="paper")


def test_a_theme_is_a_name() -> None:
    assert [str(problem) for problem in config.parse("theme = 5\n").problems] == [
        "line 1: “theme” must be a name in quotes."
    ]


def test_a_table_must_be_a_table() -> None:
    loaded = config.parse("limits = 5\nkeys = []\n")
    assert [problem.line for problem in loaded.problems] == [1, 2]
    assert loaded.config == Config()


@pytest.mark.parametrize(
    ("text", "line"),
    [('theme = "paper"\nmouse = \n', 2), ("theme", 1), ('a = "\x1b"', 1), ("\n\n[", 3), ('x = """\n\n', 3)],
)
def test_what_is_no_toml_says_where(text: str, line: int) -> None:
    loaded = config.parse(text)
    assert loaded.config == Config()
    (problem,) = loaded.problems
    assert problem.line == line
    assert problem.sentence.startswith("This is not TOML: ")
    assert problem.sentence.isprintable()


def test_a_nesting_bomb_is_told_and_survived() -> None:
    (problem,) = config.parse("a = " + "[" * 100_000).problems
    assert problem == Problem(0, "The settings are nested too deeply. None was taken.")


def test_an_unreadable_file_is_told_and_survived(tmp_path: Path) -> None:
    (problem,) = config.load(tmp_path).problems
    assert str(problem) == "The settings can't be read (is a directory)."
    file = tmp_path / "config.toml"
    file.write_bytes(b'theme = "paper"\n# caf\xe9\n')
    assert config.load(file).problems == (Problem(2, "This is not UTF-8 text."),)
    file.write_bytes(b"#" * (1024 * 1024 + 1))
    assert config.load(file).problems == (
        Problem(0, "The settings are larger than 1 MB, so they were not read."),
    )


def test_editors_of_other_systems_may_write_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbftheme = "paper"\r\nmouse = false\r\n')
    assert config.load(file) == (Config(theme="paper", mouse=False), ())


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(
    st.builds(
        Config,
        theme=words,
        column_width=st.integers(20, 200),
        list_rows=st.sampled_from(["auto", "one", "two"]),
        mouse=st.booleans(),
        browser=st.lists(words, max_size=3).map(tuple),
        limits=st.builds(
            replace, st.just(Limits()), deadline=st.floats(1, 600), entries=st.integers(1, 100_000)
        ),
        keys=st.dictionaries(words, words, max_size=3),
    )
)
def test_settings_that_were_printed_can_be_read_again(settings: Config) -> None:
    assert config.parse("\n".join(config.as_toml(settings))) == (settings, ())


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    assert isinstance(config.parse(text).config, Config)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("variable", ["", "/somewhere/else"])
def test_files_lie_where_platformdirs_says(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    platformdirs = pytest.importorskip("platformdirs")
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", variable)
    found, expected = config.paths(), platformdirs.PlatformDirs("tui-reader", appauthor=False)
    assert found.config == expected.user_config_path / "config.toml"
    assert found.data == found.database.parent == expected.user_data_path
    assert found.cache == expected.user_cache_path
    assert found.state == found.session.parent == found.log.parent == expected.user_state_path


@pytest.mark.skipif(sys.platform != "linux", reason="only the XDG specification says this")
def test_a_relative_folder_in_the_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert config.paths().data == Path.home() / ".local/share/tui-reader"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody unknown")
def test_without_a_home_one_is_asked_for_in_words() -> None:
    code = (
        "import os, pwd\n"
        "from tui_reader import config, errors\n"
        "os.environ.clear(); os.setresuid(54321, 54321, 54321)\n"
        "try: config.paths()\n"
        "except errors.ConfigError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "There is no home folder to keep posts in. Set HOME to one."


def test_reading_settings_loads_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules); from tui_reader import config; config.paths();"
        "print(*sorted({'json', 'tomllib', 'platformdirs', 'difflib'} & (set(sys.modules) - before)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert run.stdout.strip() == ""


def test_openers_are_taken_in_their_order_and_printed_again() -> None:
    text = '[openers]\n"video/*" = "mpv --fs"\n\'youtube\\.com|youtu\\.be\' = "mpv"\n"^mailto:" = "mutt %s"\n'
    loaded = config.parse(text)
    assert loaded.problems == ()
    assert loaded.config.openers == (
        Opener("video/*", ("mpv", "--fs")),
        Opener(r"youtube\.com|youtu\.be", ("mpv",)),
        Opener("^mailto:", ("mutt", "%s")),
    )
    assert config.parse("\n".join(config.as_toml(loaded.config))) == loaded


def test_an_opener_that_cannot_be_is_told_and_the_others_are_taken() -> None:
    loaded = config.parse('[openers]\n"(" = "mpv"\n"a" = ""\n"b" = 5\n"c" = "x \'y"\n"audio/*" = "mpg123"\n')
    assert loaded.config.openers == (Opener("audio/*", ("mpg123",)),)
    assert [str(problem) for problem in loaded.problems] == [
        "line 2: “(” must be named by a MIME type or a regular expression.",
        'line 3: “a” must be a command in quotes, as in "mpv --fs".',
        'line 4: “b” must be a command in quotes, as in "firefox --new-tab".',
        'line 5: “c” must be a command in quotes, as in "firefox --new-tab".',
    ]


URL = "https://example.org/film.mp4?a=$(reboot) b"


@pytest.mark.parametrize(
    ("openers", "type_", "words"),
    [
        ([Opener("video/*", ("mpv",))], "", ["mpv", URL]),
        ([Opener("video/mp4", ("mpv", "--url=%s", "-x"))], "", ["mpv", f"--url={URL}", "-x"]),
        ([Opener("audio/*", ("a",)), Opener(r"example\.org", ("b",))], "", ["b", URL]),
        ([Opener("audio/*", ("a",)), Opener("video/*", ("b",))], "AUDIO/mpeg; x=y", ["a", URL]),
        ([Opener("video/mpeg", ("a",)), Opener(r"^http:", ("b",))], "", None),
        ([], "video/mp4", None),
    ],
)
def test_the_first_opener_that_is_meant_for_it_is_taken(
    openers: list[Opener], type_: str, words: list[str] | None
) -> None:
    assert command_for(openers, URL, type_) == words


@given(st.text())
def test_any_address_can_be_asked_for_an_opener(url: str) -> None:
    assert command_for([Opener("font/type", ("x",))], url) is None
