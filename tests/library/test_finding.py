"""Finding the feed of an address on a host that many write on, and leaving off when a server has enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.feeds import item, rss
from tests.loopback import Loopback
from tests.tunnel import Tunnel
from tui_reader.errors import ReaderError
from tui_reader.library.library import Library

KNOWN = Path(__file__).parents[1] / "data" / "tls" / "known.pem"
CHANNEL = "UCaLlzGqiPE2QRj6sSOawJRg"
CHANNEL_FEED = f"/feeds/videos.xml?channel_id={CHANNEL}"
FILM = f'<title>A film</title><script>{{"externalChannelId":"{CHANNEL}"}}</script>'


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A server that is github.com, www.youtube.com and youtu.be."""
    for name in ("NO_PROXY", "no_proxy", "https_proxy", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(KNOWN))
    with Loopback(KNOWN) as server, Tunnel(server.port) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server


@pytest.mark.parametrize(
    "typed", ["youtu.be/TbthtdBw93w?si=x", "https://www.youtube.com/watch?v=TbthtdBw93w"]
)
async def test_the_address_of_a_film_is_enough_for_its_channel(
    library: Library, hosts: Loopback, typed: str
) -> None:
    hosts.redirect("/TbthtdBw93w", "https://www.youtube.com/watch?v=TbthtdBw93w&feature=youtu.be", 303)
    hosts.give("/watch", FILM)
    hosts.give(CHANNEL_FEED, rss(item("Ions", guid="yt:video:TbthtdBw93w"), title="ClojureTV"))
    source = await library.add(typed)
    assert (source.title, source.location) == ("ClojureTV", f"https://www.youtube.com{CHANNEL_FEED}")
    assert hosts.count("/feed") == 0


async def test_a_repository_without_releases_is_followed_by_what_its_page_names(
    library: Library, hosts: Loopback
) -> None:
    hosts.give("/jane/kite/releases.atom", rss(title="Release notes from kite"))
    hosts.give(
        "/jane/kite", '<link rel="alternate" type="application/atom+xml" href="/jane/kite/commits/main.atom">'
    )
    hosts.give("/jane/kite/commits/main.atom", rss(item("Tie a tail", guid="1"), title="Recent Commits"))
    source = await library.add("github.com/jane/kite")
    assert (source.title, source.total) == ("Recent Commits", 1)


async def test_an_empty_feed_is_kept_where_its_page_leads_to_no_other(
    library: Library, hosts: Loopback
) -> None:
    hosts.give("/jane/kite/releases.atom", rss(title="Release notes from kite"))
    hosts.give("/jane/kite", "<article><h1>Kite</h1><p>How to fly it, in many words.</p></article>")
    source = await library.add("github.com/jane/kite")
    assert (source.title, source.total) == ("Release notes from kite", 0)


async def test_a_site_that_has_enough_is_not_asked_for_the_usual_addresses(
    library: Library, server: Loopback
) -> None:
    server.give("/", "<title>A site</title>")
    server.give("/feed", b"", {"Retry-After": "600"}, 429)
    with pytest.raises(
        ReaderError, match=r"asks to be left alone for a while \(429\)\. Ask again in 10 minutes"
    ):
        await library.add(server.url("/"))
    assert [request.path for request in server.requests] == ["/", "/feed"]


async def test_a_named_feed_that_may_not_be_asked_is_told_and_no_other_tried(
    library: Library, server: Loopback
) -> None:
    server.give("/", '<link rel="alternate" type="application/rss+xml" href="/a.xml">')
    server.give("/a.xml", b"", {"Retry-After": "60"}, 503)
    server.give("/feed", rss(item("Another", guid="1")))
    with pytest.raises(ReaderError, match="Ask again in 1 minute"):
        await library.add(server.url("/"))
    assert server.count("/feed") == 0


async def test_a_page_that_marks_its_posts_is_read_though_the_site_has_enough(
    library: Library, server: Loopback
) -> None:
    server.give("/", '<div class="h-entry"><a class="u-url p-name" href="/1">One</a><p>Text</p></div>')
    server.give("/feed", b"", {}, 429)
    source = await library.add(server.url("/"))
    assert source.total == 1
    assert [request.path for request in server.requests] == ["/", "/feed"]


async def test_a_site_that_has_enough_is_not_asked_by_another_scheme(
    library: Library, server: Loopback
) -> None:
    server.give("/", b"", {"Retry-After": "600"}, 429)
    with pytest.raises(ReaderError, match="asks to be left alone"):
        await library.add(f"127.0.0.1:{server.port}")
    assert len(server.requests) == 1
