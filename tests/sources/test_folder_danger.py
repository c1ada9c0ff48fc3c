"""What a folder can hold to hurt its reader: `bad-input.md`, F1 to F17, as far as it concerns these rooms."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.sources.test_folder import found, plant
from tui_reader.entries import RawEntry
from tui_reader.sources import folder
from tui_reader.sources.folder import Reason, Skipped

CANARY = "the reader's own secret"


def skipped(root: Path) -> dict[str, Reason]:
    return {skip.path: skip.reason for skip in folder.scan(root).skipped}


def read(root: Path, path: str, most: int = folder.POST_BYTES) -> RawEntry | Skipped:
    return folder.read(root, folder.FoundFile(path, 0, 0), most=most)


class TestLinks:
    def test_a_loop_has_an_end(self, tmp_path: Path) -> None:
        plant(tmp_path, "a/b/post.md")
        (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
        (tmp_path / "a/self").symlink_to("self")
        assert found(tmp_path) == ["a/b/post.md"]
        assert skipped(tmp_path) == {}

    def test_what_lies_outside_is_not_followed_but_counted(self, tmp_path: Path) -> None:
        root, outside = tmp_path / "blog", tmp_path / "private"
        plant(root, "post.md")
        plant(outside, "diary.md", text=CANARY)
        (root / "link.md").symlink_to(outside / "diary.md")
        (root / "relative.md").symlink_to("../private/diary.md")
        (root / "folder").symlink_to(outside)
        (root / "picture.png").symlink_to("/dev/zero")
        assert found(root) == ["post.md"]
        assert skipped(root) == {"link.md": Reason.LINK, "relative.md": Reason.LINK, "folder": Reason.LINK}

    def test_a_file_that_became_a_link_is_not_read(self, tmp_path: Path) -> None:
        plant(tmp_path, "diary.md", text=CANARY)
        (tmp_path / "post.md").symlink_to(tmp_path / "diary.md")
        assert read(tmp_path, "post.md") == Skipped("post.md", Reason.LINK)

    def test_what_lies_inside_is_found_once_where_it_lies(self, tmp_path: Path) -> None:
        plant(tmp_path, "2021/post.md")
        (tmp_path / "latest.md").symlink_to("2021/post.md")
        (tmp_path / "now").symlink_to("2021")
        assert found(tmp_path) == ["2021/post.md"]
        assert skipped(tmp_path) == {}

    def test_the_folder_itself_may_be_a_link(self, tmp_path: Path) -> None:
        plant(tmp_path, "real/post.md")
        (tmp_path / "link").symlink_to("real")
        assert found(tmp_path / "link") == ["post.md"]


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from tui_reader.sources import folder
if os.geteuid() == 0:
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
root = Path(sys.argv[1])
scan = folder.scan(root)
print([file.path for file in scan.files], *scan.skipped)
print(*(getattr(folder.read(root, file), "reason", "read") for file in scan.files))
"""


def test_what_may_not_be_read_costs_only_itself() -> None:
    """In a process of its own that gives up its rights, and in a folder whose parents let it in."""
    with TemporaryDirectory() as name:
        root = Path(name)
        plant(root, "open.md", "closed.md", "locked/post.md")
        root.chmod(0o755)
        (root / "closed.md").chmod(0o000)
        (root / "locked").chmod(0o000)
        run = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, name], capture_output=True, text=True, check=False
        )
        (root / "locked").chmod(0o755)
    assert run.stderr == ""
    assert run.stdout.splitlines() == [
        "['closed.md', 'open.md'] Skipped(path='locked', reason=<Reason.UNREADABLE: 'not readable'>)",
        "not readable read",
    ]


def test_nothing_but_regular_files_is_opened_and_nothing_blocks(tmp_path: Path) -> None:
    plant(tmp_path, "post.md", "folder.md/inside.md")
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(tmp_path / "socket.md"))
    assert found(tmp_path) == ["folder.md/inside.md", "post.md"]
    assert skipped(tmp_path) == {"pipe.md": Reason.NOT_REGULAR, "socket.md": Reason.NOT_REGULAR}
    for path in ("pipe.md", "socket.md", "folder.md"):
        assert read(tmp_path, path) == Skipped(path, Reason.NOT_REGULAR)


class TestSizes:
    def test_a_gigabyte_is_not_read(self, tmp_path: Path) -> None:
        plant(tmp_path, "post.md")
        with (tmp_path / "huge.md").open("wb") as file:
            file.truncate(1024**3)
        assert found(tmp_path) == ["post.md"]
        assert skipped(tmp_path) == {"huge.md": Reason.TOO_LARGE}
        assert read(tmp_path, "huge.md") == Skipped("huge.md", Reason.TOO_LARGE)

    def test_the_limit_is_the_last_size_that_is_read(self, tmp_path: Path) -> None:
        plant(tmp_path, "post.md", text="12345")
        assert isinstance(read(tmp_path, "post.md", most=5), RawEntry)
        assert read(tmp_path, "post.md", most=4) == Skipped("post.md", Reason.TOO_LARGE)
        assert folder.scan(tmp_path, most=4).skipped == (Skipped("post.md", Reason.TOO_LARGE),)

    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
    def test_a_file_that_says_it_is_empty_and_is_not_is_read_up_to_the_limit(self) -> None:
        entry = read(Path("/proc/self"), "status")
        assert isinstance(entry, RawEntry)
        assert "Name:" in entry.body
        assert read(Path("/proc/self"), "status", most=20) == Skipped("status", Reason.TOO_LARGE)


class TestBytes:
    @pytest.mark.parametrize(
        "data",
        [
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x00\x00\x02",
            b"\x7fELF\x02\x01\x01" + b"\0" * 60,
            bytes(range(256)) * 4,
            b"Fine at first. " * 100 + b"\0" * 2000,
        ],
    )
    def test_what_is_not_text_is_left_out(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / "post.md").write_bytes(data)
        assert read(tmp_path, "post.md") == Skipped("post.md", Reason.NOT_TEXT)

    @pytest.mark.parametrize(
        "data",
        [
            "# Café\n\nTéxt.\n".encode("utf-16"),
            "# Café\n\nTéxt.\n".encode("utf-16-le"),
            "# Café\n\nTéxt.\n".encode("utf-8-sig"),
            "# Café\r\n\r\nTéxt.\r\n".encode("latin-1"),
            "# Café\r\rTéxt.\r".encode(),
        ],
    )
    def test_every_usual_encoding_is_read(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / "post.md").write_bytes(data)
        entry = read(tmp_path, "post.md")
        assert isinstance(entry, RawEntry)
        assert (entry.title, entry.body) == ("Café", "Téxt.\n")

    def test_a_stray_nul_or_escape_makes_no_text_unreadable(self, tmp_path: Path) -> None:
        (tmp_path / "post.md").write_bytes(b"# A\x00B\n\nred: \x1b[31m\n")
        entry = read(tmp_path, "post.md")
        assert isinstance(entry, RawEntry)
        assert entry.body == "red: \x1b[31m\n"

    def test_an_empty_file_is_a_post_without_text(self, tmp_path: Path) -> None:
        plant(tmp_path, "my-note.md", text="")
        entry = read(tmp_path, "my-note.md")
        assert isinstance(entry, RawEntry)
        assert (entry.title, entry.body) == ("my note", "")


def test_no_name_is_too_odd(tmp_path: Path) -> None:
    names = [
        b"\xff\xfe.md",
        b"a\nb.md",
        b"\x1b]0;x\x07.md",
        b"-rf.md",
        b"[red].md",
        b"x" * 252 + b".md",
        b"e\xcc\x81.md",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"Text.")
    scan = folder.scan(tmp_path)
    assert {os.fsencode(file.path) for file in scan.files} == set(names)
    for file in scan.files:
        entry = folder.read(tmp_path, file)
        assert isinstance(entry, RawEntry)
        assert entry.guid == entry.path == file.path


def test_what_changes_between_search_and_reading_is_told_or_read_anew(tmp_path: Path) -> None:
    plant(tmp_path, "gone.md", "grown.md", "swapped.md")
    files = {file.path: file for file in folder.scan(tmp_path).files}
    (tmp_path / "gone.md").unlink()
    plant(tmp_path, "grown.md", text="# Grown\n\nMuch more text than before.\n")
    (tmp_path / "swapped.md").unlink()
    (tmp_path / "swapped.md").mkdir()
    assert folder.read(tmp_path, files["gone.md"]) == Skipped("gone.md", Reason.VANISHED)
    assert folder.read(tmp_path, files["swapped.md"]) == Skipped("swapped.md", Reason.NOT_REGULAR)
    grown = folder.read(tmp_path, files["grown.md"])
    assert isinstance(grown, RawEntry)
    assert grown.title == "Grown"
    assert grown.stamp != files["grown.md"].stamp


@pytest.fixture
def dig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, int], None]]:
    """Make a folder in a folder in a folder, step by step, and go into the last."""

    def make(name: str, levels: int) -> None:
        for _ in range(levels):
            Path(name).mkdir()
            os.chdir(name)

    monkeypatch.chdir(tmp_path)
    yield make
    monkeypatch.undo()
    subprocess.run(["rm", "-rf", *map(str, tmp_path.iterdir())], check=True)  # rmtree recurses


def test_a_thousand_levels_are_searched_without_recursion(
    tmp_path: Path, dig: Callable[[str, int], None]
) -> None:
    dig("d", 1000)
    Path("post.md").write_text("Text.")
    assert found(tmp_path) == ["d/" * 1000 + "post.md"]


def test_too_deep_for_the_system_is_told(tmp_path: Path, dig: Callable[[str, int], None]) -> None:
    plant(tmp_path, "post.md")
    dig("d" * 250, 20)  # a path of 5,000 characters: Linux takes 4,096
    assert found(tmp_path) == ["post.md"]
    assert list(skipped(tmp_path).values()) == [Reason.UNREADABLE]


def test_two_posts_of_one_name_are_two_posts(tmp_path: Path) -> None:
    plant(tmp_path, "a/post.md", "b/post.md", "b/Post.md", text="---\ntitle: Same\nslug: same\n---\n")
    entries = [folder.read(tmp_path, file) for file in folder.scan(tmp_path).files]
    assert len({entry.guid for entry in entries if isinstance(entry, RawEntry)}) == 3


@pytest.mark.parametrize(
    "heading", ["# a{spaces}b", "# a{spaces}#b", "# *a*{spaces}b", "#{spaces}*a*{spaces}#x", "# `a{spaces}`"]
)
def test_a_heading_full_of_blanks_is_read_at_once(heading: str, tmp_path: Path) -> None:
    plant(tmp_path, "post.md", text=heading.format(spaces=" " * 1_000_000) + "\n\nText.\n")
    entry = read(tmp_path, "post.md")  # it took the cube of their number
    assert isinstance(entry, RawEntry)
    assert "Text." in entry.body
