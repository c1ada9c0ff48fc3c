"""500 feeds refreshed, new and unchanged, at once and 50 ms away: beside other readers and bare fetching."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from tests.bench import blogs, peers
from tests.bench.blogosphere import Blogosphere, served
from tests.bench.figures import Figure, Measured
from tests.bench.peers import Newsboat, Newsraft
from tests.bench.shelf import Shelf
from tests.bench.terminal import REPOSITORY, bare, environment, reader
from tests.bench.timing import in_turn, milliseconds

ROUNDS = 3
STALL = Measured((50.0,))
"""Milliseconds the loop may stand still: three frames."""

COLD_BUDGETS = {"newsboat": 0.4, "newsraft": 2.0}
UNCHANGED_BUDGETS = {"newsboat, analyzed": 0.8, "newsraft": 3.5}

Measures = dict[str, Callable[[], float]]
_SENT = {True: {"whole": blogs.FEEDS}, False: {"unchanged": blogs.FEEDS}}


def figures(shelf: Shelf) -> list[Figure]:
    """What is stored of new posts is not indexed yet: that happens later, in the background, for all."""
    folder = blogs.write(shelf.place / "blogs")
    with served(folder, (0.0, 0.05)) as (near, far):
        return [
            *_Comparison(shelf, near, "").figures(folder),
            *_Comparison(shelf, far, ", 50 ms away").figures(),
        ]


class _Comparison:
    """The same feeds, asked by all who can."""

    def __init__(self, shelf: Shelf, blogosphere: Blogosphere, where: str) -> None:
        self._shelf = shelf
        self._feeds = blogosphere
        self._where = where
        self._list = shelf.home() / "addresses"
        self._list.write_text("\n".join(blogosphere.addresses) + "\n", "utf-8")

    def figures(self, folder: Path | None = None) -> list[Figure]:
        """New, then unchanged; parsed alone too where the folder of the feeds is given."""
        ours = _Ours(self._shelf, self._list)
        cold = {"ours": self._checked(ours.cold), "plain httpx": self._checked(self._fetch)}
        cold |= {"stall": partial(self._stall, ours.new)} | self._cold_peers()
        if folder:
            cold["feedparser alone"] = partial(_parse, folder)
        found = in_turn(cold, ROUNDS)
        told = list(self._told("500 feeds, new", found, COLD_BUDGETS))
        seen = ours.seen()
        unchanged = {"ours": self._checked(partial(ours.refresh, seen), whole=False)}
        unchanged |= {"stall": partial(self._stall, lambda: seen, whole=False)} | self._unchanged_peers()
        found = in_turn(unchanged, ROUNDS)
        return told + list(self._told("500 feeds, unchanged", found, UNCHANGED_BUDGETS))

    def _told(self, name: str, found: dict[str, Measured], budgets: dict[str, float]) -> Iterator[Figure]:
        stall, ours = found.pop("stall"), found.pop("ours")
        for baseline, measured in found.items():
            yield Figure(f"{name}{self._where}", ours, baseline, measured, budgets.get(baseline))
        yield Figure(f"{name}{self._where}: the longest the loop stood still", stall, "50 ms", STALL, 1.0)

    def _checked(self, work: Callable[[], object], *, whole: bool = True) -> Callable[[], float]:
        """Measure something, and make sure that it asked for every feed."""

        def measure() -> float:
            with self._answering(whole=whole):
                return milliseconds(work)

        return measure

    def _answering(self, *, whole: bool) -> AbstractContextManager[None]:
        return self._feeds.answering(**_SENT[whole])

    def _fetch(self) -> None:
        _run(bare("fetch", self._list), self._shelf.home())

    def _stall(self, database: Callable[[], Path], *, whole: bool = True) -> float:
        with self._answering(whole=whole):
            return float(_run(bare("heartbeat", database()), self._shelf.home()))

    def _cold_peers(self) -> Measures:
        found: Measures = {}
        for peer in (Newsboat, Newsraft):
            if peers.is_installed(peer.program):
                found[peer.program] = self._checked(partial(self._first_time, peer))
        return found

    def _first_time(self, peer: type[Newsboat | Newsraft]) -> None:
        peer(self._shelf.home(), self._feeds.addresses).reload()

    def _unchanged_peers(self) -> Measures:
        """Each with the feeds stored: newsboat as it comes, and at its best."""
        homes = ((self._shelf.home(), self._feeds.addresses) for _ in range(3))
        found: dict[str, Newsboat | Newsraft] = {}
        if peers.is_installed(Newsboat.program):
            found["newsboat"] = Newsboat(*next(homes))
            found["newsboat, analyzed"] = analyzed = Newsboat(*next(homes))
        if peers.is_installed(Newsraft.program):
            found["newsraft"] = Newsraft(*next(homes))
        for peer in found.values():
            # newsboat asks with what the server said only the third time: it takes up what is new by then.
            peer.reload()
            peer.reload()
        if "newsboat, analyzed" in found:
            analyzed.analyze()
        return {name: self._checked(peer.reload, whole=False) for name, peer in found.items()}


class _Ours:
    """Our refresh, as a shell starts it."""

    def __init__(self, shelf: Shelf, addresses: Path) -> None:
        self._shelf = shelf
        self._subscribed = shelf.home() / "subscribed.db"
        _run(reader("import", addresses, "--db", self._subscribed), shelf.home())

    def new(self) -> Path:
        """A database in which every feed is subscribed to and none was fetched."""
        return _copied(self._subscribed, self._shelf.home() / "new.db")

    def seen(self) -> Path:
        """A database in which all that the feeds have is stored."""
        database = self.new()
        self.refresh(database)
        return database

    def cold(self) -> None:
        """Fetch all for the first time."""
        self.refresh(self.new())

    def refresh(self, database: Path) -> None:
        """Ask all feeds."""
        _run(reader("refresh", "--insist", "--db", database), self._shelf.home())


def _copied(database: Path, to: Path) -> Path:
    """A copy of a database that nobody has open."""
    for suffix in ("", "-wal"):
        file = database.with_name(database.name + suffix)
        if file.exists():
            shutil.copy(file, to.with_name(to.name + suffix))
    return to


def _parse(folder: Path) -> float:
    """Milliseconds that feedparser takes for all feeds, told by a tenth of them."""
    import feedparser

    tenth = [(folder / f"{number}.xml").read_bytes() for number in range(0, blogs.FEEDS, 10)]

    def parse() -> None:
        for body in tenth:
            feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)

    return milliseconds(parse) * blogs.FEEDS / len(tenth)


def _run(command: Sequence[str], home: Path) -> str:
    ran = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=REPOSITORY, env=environment(home)
    )
    return ran.stdout
