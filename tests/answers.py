"""Every kind of answer a feed's server has been seen to give, well or badly, by name.

    for case in CASES:
        case.give(server, "/feed")
        ...

Each case says what becomes of it: the titles that are read, a part of the sentence a person gets to
see, or neither where it is no feed at all. Whoever refreshes may expect the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tests.loopback import Loopback, Request, Wire, compress

ONE = ("One",)


@dataclass(frozen=True, slots=True)
class Case:
    """One answer, and what is to become of it."""

    name: str
    give: Callable[[Loopback, str], None]
    titles: tuple[str, ...] = ()
    """Titles of the posts that are read; none where it is no feed, or a sentence comes instead."""
    sentence: str = ""
    """A part of the sentence that says what is wrong."""
    is_slow: bool = False
    """feedparser takes seconds for it: only for a worker that can be stopped."""
    is_endless: bool = False
    """It is ended by the deadline: the others need a long one, on a busy machine too."""


def rss(*titles: str, item: str = "", prolog: str = "") -> str:
    """A small feed."""
    items = "".join(f"<item><title>{title}</title>{item}</item>" for title in titles)
    return f'{prolog}<rss version="2.0"><channel><title>Blog</title>{items}</channel></rss>'


FEED = rss("One").encode()


def gives(
    body: bytes | str, headers: dict[str, str] | list[tuple[str, str]] | None = None, status: int | str = 200
) -> Callable[[Loopback, str], None]:
    """Answer with a body."""
    return lambda server, path: server.give(path, body, headers, status)


def sends(data: bytes) -> Callable[[Loopback, str], None]:
    """Answer with these bytes and close."""
    return lambda server, path: server.raw(path, data)


def leads(*hops: str, status: int = 302) -> Callable[[Loopback, str], None]:
    """Send on from address to address, `@` being the path itself; the last one has the feed."""

    def give(server: Loopback, path: str) -> None:
        stops = [path, *(f"{path}{hop}" if hop.startswith("-") else hop.replace("@", path) for hop in hops)]
        server.give(stops[-1], FEED)
        for here, there in pairwise(stops):
            server.redirect(here, there, status)

    return give


def drips(server: Loopback, path: str) -> None:
    """Send a feed byte by byte."""
    server.slow_body(path, FEED, 0.1)


def fails_then_recovers(server: Loopback, path: str) -> None:
    """Answer the first request with 503."""

    def answer(_request: Request, wire: Wire) -> None:
        if server.count(path) == 1:
            wire.send_head("503 Service Unavailable", {"Retry-After": "120", "Content-Length": "0"})
        else:
            wire.send_head("200 OK", {"Content-Length": str(len(FEED))})
            wire.send(FEED)

    server.answer(path, answer)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
OPEN = rss("One", "Two").removesuffix("</item></channel></rss>")
LATIN = rss("Grüße").encode("latin-1")

NETWORK = (
    Case("slow body", drips, sentence="was still sending after", is_endless=True),
    Case(
        "slow head",
        lambda server, path: server.slow_head(path, 0.05),
        sentence="did not answer within",
        is_endless=True,
    ),
    Case(
        "hints for ever",
        lambda server, path: server.informational(path, 0.01),
        sentence="did not answer within",
        is_endless=True,
    ),
    Case(
        "silence", lambda server, path: server.silent(path), sentence="did not answer within", is_endless=True
    ),
    Case("endless body", lambda server, path: server.endless(path), sentence="too much"),
    Case("gzip bomb", lambda server, path: server.gzip_bomb(path, 50_000_000), sentence="too much"),
    Case("brotli", gives(b"\x0b\x02\x80", {"Content-Encoding": "br"}), sentence="not asked for"),
    Case("zstd", gives(b"\x28\xb5\x2f\xfd", {"Content-Encoding": "zstd"}), sentence="not asked for"),
    Case("gzip twice", gives(FEED, {"Content-Encoding": "gzip, gzip"}), sentence="not asked for"),
    Case("gzip that is none", gives(FEED, {"Content-Encoding": "gzip"}), sentence="broken or stops halfway"),
    Case(
        "half a gzip",
        gives(compress(FEED * 50)[:-20], {"Content-Encoding": "gzip"}),
        sentence="broken or stops halfway",
    ),
    Case("gzip", gives(compress(FEED), {"Content-Encoding": "gzip"}), ONE),
    Case("redirect loop", leads("-1", "@"), sentence="redirections are the most"),
    Case("six redirections", leads("-1", "-2", "-3", "-4", "-5", "-6"), sentence="redirections are the most"),
    Case("five redirections", leads("-1", "-2", "-3", "-4", "-5"), ONE),
    Case("moved for good", leads("-new", status=301), ONE),
    Case("redirect to a file", leads("file:///etc/passwd"), sentence="not a web address"),
    Case("redirect to ftp", leads("ftp://a.example/"), sentence="not a web address"),
    Case("redirect to a script", leads("javascript:alert(1)"), sentence="not a web address"),
    Case("redirect to nonsense", leads("http://[::1/"), sentence="not a web address"),
    Case("redirect to nowhere", gives(b"", status=302), sentence="without saying where to"),
    Case("several choices", gives(b"", status=300), sentence="offers several addresses"),
    Case("gone", gives(b"", status=410), sentence="gone for good (410)"),
    Case("missing", gives(b"<html>404</html>", status=404), sentence="nothing at this address (404)"),
    Case("forbidden", gives(FEED, status=403), sentence="does not let this program read it"),
    Case("password wanted", gives(b"", {"WWW-Authenticate": "Basic"}, 401), sentence="a name and a password"),
    Case("too often", gives(b"", {"Retry-After": "99999999999"}, 429), sentence="left alone"),
    Case("busy", fails_then_recovers, sentence="not available right now"),
    Case("server fault", gives(b"", {"Retry-After": "soon"}, 500), sentence="has a fault of its own"),
    Case("unknown status", gives(b"", status=999), sentence="refused the request (999)"),
    Case(
        "status with a sequence",
        gives(b"", status="404 \x1b]0;pwned\x07"),
        sentence="nothing at this address",
    ),
    Case("called html", gives(FEED, {"Content-Type": "text/html"}), ONE),
    Case("called a picture", gives(FEED, {"Content-Type": "image/png"}), ONE),
    Case("called bytes", gives(FEED, {"Content-Type": "application/octet-stream"}), ONE),
    Case("a page", gives("<!doctype html><html><body><p>Welcome</p></body></html>")),
    Case("a login page", gives('<html><form action="/login"><input type="password"></form></html>')),
    Case("nothing", gives(b""), sentence="sent an empty answer"),
    Case("white space", gives(b" \r\n "), sentence="sent an empty answer"),
    Case("no content", gives(b"", status=204), sentence="sent an empty answer"),
    Case(
        "charset is wrong",
        gives(rss("Grüße").encode(), {"Content-Type": "text/xml; charset=latin-1"}),
        ("Grüße",),
    ),
    Case("charset is right", gives(LATIN, {"Content-Type": "text/xml; charset=iso-8859-1"}), ("Grüße",)),
    Case("charset is unknown", gives(FEED, {"Content-Type": "text/xml; charset=nope"}), ONE),
    Case("charset is no text", gives(FEED, {"Content-Type": "text/xml; charset=hex"}), ONE),
    Case("charset that raises", gives(FEED, {"Content-Type": "text/xml; charset=punycode"}), ONE),
    Case("no charset", gives(rss("Grüße").encode(), {"Content-Type": "text/xml"}), ("Grüße",)),
    Case("closed at once", sends(b""), sentence="closed the connection without an answer"),
    Case("no HTTP", sends(b"SSH-2.0-OpenSSH\r\n\r\n"), sentence="something that is not HTTP"),
    Case("HTTP 0.9", sends(FEED), sentence="without an answer"),
    Case(
        "cut in a chunk",
        sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + FEED[:20]),
        sentence="stopped in the middle",
    ),
    Case(
        "shorter than said",
        sends(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + FEED),
        sentence="stopped in the middle",
    ),
    Case(
        "two lengths",
        sends(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + FEED),
        sentence="something that is not HTTP",
    ),
    Case(
        "a length below zero",
        sends(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + FEED),
        sentence="something that is not HTTP",
    ),
    Case("until it closes", sends(b"HTTP/1.0 200 OK\r\n\r\n" + FEED), ONE),
    Case("one header of 300 KB", gives(FEED, {"X-Long": "x" * 300_000}), sentence="64 KB of headers"),
    Case(
        "5,000 headers",
        gives(FEED, [(f"X-{number}", "x" * 20) for number in range(5_000)]),
        sentence="64 KB of headers",
    ),
    Case("a flood of cookies", gives(FEED, [("Set-Cookie", f"c{number}=x") for number in range(200)]), ONE),
    Case("an ETag of 2 KB", gives(FEED, {"ETag": '"' + "x" * 2048 + '"'}), ONE),
    Case("no posts", gives(rss())),
    Case("3,000 posts", gives(rss(*(str(number) for number in range(3_000)))), tuple(map(str, range(2_000)))),
)

XML = (
    Case(
        "billion laughs",
        gives(rss("One", prolog=f'<!DOCTYPE l [<!ENTITY l0 "lol">{LAUGHS}]>', item="&l9;")),
        ONE,
    ),
    Case(
        "one large entity",
        gives(rss("&a;" * 9, prolog=f'<!DOCTYPE l [<!ENTITY a "{"a" * 9_000}">]>')),
        ("&a;" * 9,),
    ),
    Case(
        "entity of a file",
        gives(rss("One", item="&x;", prolog="<!DOCTYPE l [<!ENTITY x SYSTEM '/etc/passwd'>]>")),
        ONE,
    ),
    Case("a path", gives("/etc/passwd")),
    Case("bytes of Windows", gives(rss("Gr\xfc\xdfe \x96 x").encode("latin-1")), ("Grüße – x",)),
    Case("UTF-16", gives(rss("Grüße").encode("utf-16")), ("Grüße",)),
    Case("UTF-32", gives(rss("Grüße").encode("utf-32")), ("Grüße",)),
    Case("a zero in a title", gives(rss("O\x00ne")), ONE),
    Case("entities of HTML", gives(rss("a&nbsp;b &hellip;")), ("a\xa0b …",)),
    Case("bare ampersand", gives(rss("AT&T")), ("AT&T",)),
    Case("open CDATA", gives(OPEN + "<description><![CDATA[half"), ("One", "Two")),
    Case("cut short", gives(OPEN + "</it"), ("One", "Two")),
    Case("a warning before it", gives("<br />\n<b>Warning</b>: mysql_connect()<br />\n" + rss("One")), ONE),
    Case("a mark and spaces before it", gives("\ufeff \n" + rss("One")), ONE),
    Case("a second root", gives(rss("One") + "<rss/>"), ONE),
    Case("deep nesting", gives(rss("One", item="<b>" * 100_000 + "</b>" * 100_000)), ONE, is_slow=True),
    Case("a flood of comments", gives(rss("One", item="<!--" * 40_000)), (), is_slow=True),
    Case("a long name", gives(rss("One", item=f"<author>{'a' * 60_000}</author>")), ONE),
    Case("a long title", gives(rss("t" * 300_000)), ("t" * 20_000,)),
    Case(
        "a flood of attributes",
        gives(rss("One", item="<x " + " ".join(f"a{number}='b'" for number in range(9_000)) + "/>")),
        ONE,
    ),
    Case(
        "a base that is a script",
        gives(rss("One").replace("<channel>", '<channel xml:base="javascript:x">')),
        ONE,
    ),
    Case(
        "RDF",
        gives(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><title>One</title></item></rdf:RDF>'
        ),
        ONE,
    ),
    Case("CDF", gives("<CHANNEL><ITEM><TITLE>One</TITLE></ITEM></CHANNEL>"), ONE),
    Case(
        "Atom 0.3",
        gives(
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>One</title></entry></feed>'
        ),
        ONE,
    ),
    Case(
        "JSON Feed",
        gives(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "One"}]})),
        ONE,
    ),
    Case("RSS in JSON", gives('{"rss": {"channel": {}}}'), sentence="RSS written as JSON"),
    Case("JSON nested for ever", gives('{"items":' + "[" * 200_000), sentence="broken, or nested too deeply"),
    Case(
        "JSON cut short", gives('{"version": "https://jsonfeed.org/version/1", "items": ['), sentence="broken"
    ),
    Case("JSON of another kind", gives('{"error": "not found"}')),
    Case("a picture", gives(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)),
)

CASES = NETWORK + XML
