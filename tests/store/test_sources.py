"""The places posts come from."""

from __future__ import annotations

from datetime import timedelta

from tests.store.drafts import NOW, drafts
from tui_reader.models import Source, SourceId, SourceKind
from tui_reader.store import journal, posts, sources
from tui_reader.store.database import Database

LATER = NOW + timedelta(days=1)


def test_a_visited_location_becomes_a_source_and_stays_the_same_one(database: Database) -> None:
    new = database.write_now(
        sources.upsert, SourceKind.FEED, "https://a.example/", "A", "https://a.example", now=NOW
    )
    assert new == Source(SourceId(1), SourceKind.FEED, "https://a.example/", "A", "https://a.example")
    again = database.write_now(
        sources.upsert, SourceKind.FOLDER, "https://a.example/", "New title", now=LATER
    )
    assert (again.id, again.title, again.site_url) == (new.id, "New title", "https://a.example")
    assert again.kind is SourceKind.FOLDER
    kept = database.write_now(sources.upsert, SourceKind.FOLDER, "https://a.example/", "", now=LATER)
    assert kept == again


def test_once_subscribed_a_visit_does_not_end_it(database: Database, blog: Source) -> None:
    assert blog.subscribed is False
    database.write_now(sources.subscribe, blog.id, NOW)
    visited = database.write_now(sources.upsert, blog.kind, blog.location, "", now=LATER)
    assert visited.subscribed is True
    direct = database.write_now(sources.upsert, SourceKind.FEED, "/b", "B", subscribed=True, now=NOW)
    assert direct.subscribed is True


def test_sources_keep_their_order_and_the_guide_comes_last(database: Database) -> None:
    for kind, location in ((SourceKind.GUIDE, "/g"), (SourceKind.FEED, "/z"), (SourceKind.FOLDER, "/a")):
        database.write_now(sources.upsert, kind, location, location, now=NOW)
    database.write_now(sources.upsert, SourceKind.FEED, "/z", "", now=LATER)
    assert [source.location for source in database.read_now(sources.every)] == ["/z", "/a", "/g"]


def test_sources_know_how_many_posts_they_have(database: Database, blog: Source) -> None:
    database.write_now(posts.store_drafts, blog.id, drafts(5), NOW)
    source = database.read_now(sources.get, blog.id)
    assert source is not None
    assert (source.unread, source.total) == (5, 5)


def test_a_location_that_is_no_utf_8_is_found_again(database: Database) -> None:
    for location in ("/home/caf\udce9", "/home/\ud800", "/home/a?%#b", "/home/two\nlines"):
        source = database.write_now(sources.upsert, SourceKind.FOLDER, location, "A \udce9 title", now=NOW)
        assert database.read_now(sources.by_location, location) == source
        assert source.title == "A \\udce9 title"
    assert len(database.read_now(sources.every)) == 4
    first = database.read_now(sources.get, SourceId(1))
    assert first is not None
    assert first.location == "/home/caf\udce9"


def test_what_a_server_wants_to_hear_is_kept_to_the_letter(database: Database, blog: Source) -> None:
    database.write_now(sources.set_validators, blog.id, 'W/"ab\'c"', "Fri, 22 Aug 2025 10:00:00 GMT")
    source = database.read_now(sources.get, blog.id)
    assert source is not None
    assert (source.etag, source.last_modified) == ('W/"ab\'c"', "Fri, 22 Aug 2025 10:00:00 GMT")
    database.write_now(sources.set_validators, blog.id, "e" * 1025, "\ud800")
    source = database.read_now(sources.get, blog.id)
    assert source is not None
    assert (source.etag, source.last_modified) == ("", "\\ud800")


def test_a_failed_check_is_told_until_one_succeeds(database: Database, blog: Source) -> None:
    database.write_now(sources.set_checked, blog.id, NOW, "a.example did not answer within 20 s.")
    source = database.read_now(sources.get, blog.id)
    assert source is not None
    assert (source.checked, source.error) == (NOW, "a.example did not answer within 20 s.")
    database.write_now(sources.set_checked, blog.id, LATER)
    source = database.read_now(sources.get, blog.id)
    assert source is not None
    assert (source.checked, source.error) == (LATER, "")


def test_what_is_not_there_is_none(database: Database) -> None:
    assert database.read_now(sources.get, SourceId(7)) is None
    assert database.read_now(sources.get, SourceId(2**70)) is None
    assert database.read_now(sources.by_location, "/nowhere") is None
    assert database.write_now(sources.remove, SourceId(2**70), NOW) is None
    database.write_now(sources.set_checked, SourceId(2**70), NOW)
    database.write_now(sources.set_validators, SourceId(2**70), "", "")
    database.write_now(sources.subscribe, SourceId(2**70), NOW)
    assert database.read_now(sources.every) == ()


def test_braces_in_a_name_are_only_braces(database: Database, blog: Source) -> None:
    database.write_now(sources.rename, blog.id, "Notes on {}", NOW)
    assert database.write_now(journal.undo) == "Undone: renamed “A blog” to “Notes on {}”."
    database.write_now(sources.put_into, blog.id, "{}/{0}", NOW)
    assert database.write_now(journal.undo) == "Undone: moved “A blog” into {}/{0}."
