"""The sources of a library: opened, kept, asked for news, removed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.entries import PAGES, Asked, FeedChoice
from tui_reader.errors import NotFoundError
from tui_reader.library import guide, locate
from tui_reader.library.locate import Location
from tui_reader.library.progress import Arrived, nobody
from tui_reader.library.shelf import Shelf
from tui_reader.models import Source, SourceId, SourceKind
from tui_reader.outcomes import Refreshed
from tui_reader.store import asked, settings, sources
from tui_reader.text import clean

if TYPE_CHECKING:
    from tui_reader.library.choosing import Choose
    from tui_reader.library.diagnosis import Diagnosis
    from tui_reader.library.lists import Exported, Imported
    from tui_reader.library.source_settings import Form


class Subscribing(Shelf):
    """What is done with sources."""

    async def visit(
        self, location: str, *, arrived: Arrived = nobody, choose: Choose | None = None
    ) -> Source:
        """Open a location. It becomes a source marked as visited; its marks are kept.

        Args:
            location: A folder, a file or an http(s) address.
            arrived: Called at once with what is stored of it, and again whenever there is more.
            choose: Called where a site offers several feeds; None: the best is taken.

        Returns:
            The source; its `error` says why it could not be asked, when posts of it were stored before.

        Raises:
            ReaderError: It can't be read, and nothing of it is stored.
        """
        found = locate.resolve(location)
        if found.name == str(guide.folder()):
            return await self.visit_guide(arrived=arrived)
        if known := await self._known(found):
            return await self._revisit(known, arrived)
        refresher = await self.reading_sources()
        return await refresher.visit(found, arrived, choose)

    async def known(self, location: str) -> Source | None:
        """What is stored of a location, whichever way its address is spelled: that of a feed, or of its site.

        Raises:
            ReaderError: There is no such file or folder.
        """
        return await self._known(locate.resolve(location))

    async def visit_guide(self, *, arrived: Arrived = nobody) -> Source:
        """Open the bundled guide blog."""
        known = await self.database.read(sources.by_location, str(guide.folder()))
        if known is None:
            return await (await self.reading_sources()).visit_guide(arrived)
        return await self._revisit(known, arrived)

    async def discover(self, location: str) -> tuple[FeedChoice, ...]:
        """All feeds that the site at an address offers, the best first; none for a folder or a file.

        Raises:
            ReaderError: It can't be fetched, or is no feed and leads to none.
        """
        found = locate.resolve(location)
        if found.place is not locate.Place.ADDRESS:
            return ()
        return await (await self.reading_sources()).feeds.offers(found.addresses)

    async def offers(self, source_id: SourceId) -> tuple[FeedChoice, ...]:
        """The other feeds of the site that a source was found on, as it named them then."""
        from tui_reader.store import offers

        return await self.database.read(offers.others, source_id)

    async def add(self, location: str, *, choose: Choose | None = None) -> Source:
        """Subscribe to a location.

        Args:
            location: A folder, a file or an http(s) address.
            choose: As for `visit`; of a site that is known already another feed may be chosen.
        """
        source = await self._another(location, choose) if choose else None
        source = source or await self.visit(location, choose=choose)
        await self.database.write(sources.subscribe, source.id, self.clock())
        return await self.source(source.id)

    async def is_page(self, source_id: SourceId) -> bool:
        """Whether a source is a page that is read as a feed, because it names none."""
        return (await self.database.read(asked.standing, source_id)).generator in PAGES

    async def remove(self, source_id: SourceId) -> Source:
        """Remove a source. Its posts and marks stay in the file, so that `undo` brings all back."""
        source = await self.source(source_id)
        await self.database.write(sources.remove, source_id, self.clock())
        return source

    async def rename(self, source_id: SourceId, name: str) -> None:
        """Call a source otherwise; with an empty name as it calls itself. `undo` takes it back."""
        await self.database.write(sources.rename, source_id, clean.line(name, limit_cells=200), self.clock())

    async def move(self, source_id: SourceId, folder: str) -> None:
        """Put a source into a folder, `/` between folders in folders. `undo` takes it back."""
        parts = (clean.line(part, limit_cells=100) for part in folder.split("/"))
        await self.database.write(sources.put_into, source_id, "/".join(filter(None, parts)), self.clock())

    async def reorder(self, source_id: SourceId, step: int) -> bool:
        """Let a source change places with the next in its folder (1), or the one before (-1); `undo` works.

        Returns:
            False where there is none.
        """
        own = await self.source(source_id)
        beside = [
            each.id
            for each in await self.sources()
            if (each.folder, each.subscribed) == (own.folder, own.subscribed)
        ]
        at = beside.index(own.id) + step
        if not 0 <= at < len(beside):
            return False
        await self.database.write(sources.exchange, own.id, beside[at], self.clock())
        return True

    async def import_list(self, path: Path) -> Imported:
        """Subscribe to the feeds of a list: OPML, or newsboat's `urls`. They are fetched by `refresh`.

        Raises:
            ReaderError: The file is no list of feeds.
        """
        from tui_reader.library import lists

        return await lists.take(self.database, path, self.clock())

    async def export_list(self, *, passwords: bool = False) -> Exported:
        """All feeds the person has subscribed to, as OPML; passwords in addresses only where wanted."""
        from tui_reader.library import lists

        return lists.written(await self.sources(), self.clock(), passwords=passwords)

    async def sources(self) -> tuple[Source, ...]:
        """All sources but the guide, in the person's order."""
        found = await self.database.read(sources.every)
        return tuple(source for source in found if source.kind is not SourceKind.GUIDE)

    async def find_source(self, name: str) -> Source:
        """A source by its id or location, as a person types it."""
        for source in await self.sources():
            if name in (str(source.id), source.location) or locate.is_at(name, source.location):
                return source
        raise NotFoundError(f"There is no source “{name}”.", "tui-reader sources lists them.")

    async def refresh(
        self,
        chosen: Sequence[SourceId] | None = None,
        *,
        done: Callable[[Refreshed], None] = lambda _result: None,
        arrived: Arrived = nobody,
        insist: bool = False,
    ) -> list[Refreshed]:
        """Ask sources for news, several at once; each failure is a value of its own.

        Args:
            chosen: None: all.
            done: Called as each source ends.
            arrived: Called as folders come in.
            insist: Ask feeds too that may not be asked yet.
        """
        found = await self.sources() if chosen is None else [await self.source(each) for each in chosen]
        return await (await self.reading_sources()).all(found, done, arrived, insist=insist)

    async def has_older(self, source_id: SourceId) -> bool:
        """Whether a blog has posts that have fallen out of its feed, as far as is known."""
        from tui_reader.store import archives

        return (await self.database.read(archives.get, source_id)).older is not None

    async def older(
        self, source_id: SourceId, *, pages: int = 1, arrived: Arrived = nobody, insist: bool = False
    ) -> int:
        """Fetch posts that have fallen out of a feed, from where that stopped; how many are new.

        Args:
            source_id: A feed.
            pages: The most pages of its archive to fetch.
            arrived: Called as each has come.
            insist: Ask though its server wants to be left alone.

        Raises:
            ReaderError: A page can't be had. The next time goes on there.
        """
        refresher = await self.reading_sources()
        source = await self.source(source_id)
        return await refresher.archives.older(source, pages=pages, arrived=arrived, insist=insist)

    async def changes(self, source_id: SourceId) -> AsyncIterator[None]:
        """Tell of every change of a folder or a file on the disk; `refresh` then takes it in."""
        from tui_reader.sources.local import watching

        source = await self.source(source_id)
        async for _ in watching.changes(Path(source.location)):
            yield None

    async def health(self, source_id: SourceId) -> Diagnosis:
        """What is known of a source: its ledger, what is wrong with it, and what to do about that."""
        from tui_reader.library import accounts, diagnosis

        source = await self.source(source_id)
        told = await diagnosis.of(self.database, source, self.clock())
        return told._replace(fixed=accounts.told(self.config.accounts, source.location))

    async def ledger(self, source_id: SourceId) -> tuple[Asked, ...]:
        """The last hundred requests of a source, newest first."""
        from tui_reader.store import asked

        return await self.database.read(asked.requests, source_id)

    async def source_settings(self, source_id: SourceId) -> dict[str, str]:
        """What is set for a source alone."""
        return await self.database.read(settings.every, source_id)

    async def set_source(self, source_id: SourceId, name: str, value: str) -> None:
        """Set something for a source alone; an empty value unsets it. `undo` takes it back.

        Raises:
            ReaderError: Nothing is called that, or it can't have this value.
        """
        await self.configure(source_id, {name: value})

    async def configure(self, source_id: SourceId, values: Mapping[str, str]) -> None:
        """Set several things for a source alone, which `undo` takes back as one; empty values unset.

        A folder that is said to be another's source tree is read anew.

        Raises:
            ReaderError: One of them is called otherwise, or can't have this value. Nothing is set then.
        """
        from tui_reader.library import source_settings

        checked = {name: source_settings.checked(name, value) for name, value in values.items()}
        before = (await self.source_settings(source_id)).get(settings.DIALECT, "")
        given = [name for name, value in checked.items() if value]
        source_settings.check_kind(given, (await self.source(source_id)).kind)
        await self.database.write(settings.put, source_id, checked, self.clock())
        if settings.INTERVAL in checked:
            await (await self.reading_sources()).asker.reckon(source_id)
        source = await self.source(source_id)
        if checked.get(settings.DIALECT, before) != before and source.kind is SourceKind.FOLDER:
            await self._revisit(source, nobody)

    async def settings_form(self, source_id: SourceId) -> Form:
        """What can be set for a source, what is, and what the settings file says of it."""
        from tui_reader.library import accounts, source_settings

        source = await self.source(source_id)
        fixed = accounts.told(self.config.accounts, source.location)
        return source_settings.form(source, await self.source_settings(source_id), fixed)

    async def leaves_next(self, source_id: SourceId) -> int:
        """How many read posts of a source leave with its next refresh, as its setting `keep` says."""
        from tui_reader.library import retention

        return await retention.leaves_next(self.database, source_id, self.clock())

    async def _another(self, location: str, choose: Choose) -> Source | None:
        """A feed of a site of which one is known: whoever adds the site once more may mean another."""
        found = locate.resolve(location)
        known = await self._known(found)
        if known is None or known.location in found.addresses or not await self.offers(known.id):
            return None
        return await (await self.reading_sources()).visit(found, nobody, choose)

    async def _known(self, location: Location) -> Source | None:
        if location.place is not locate.Place.ADDRESS:
            return await self.database.read(sources.by_location, location.name)
        for address in location.addresses:
            if known := await self.database.read(sources.by_address, address):
                return known
        return None

    async def _revisit(self, known: Source, arrived: Arrived) -> Source:
        refresher = await self.reading_sources()
        return (await refresher.one(known, arrived, announced=True)).source
