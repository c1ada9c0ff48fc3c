"""Addresses of the web as strangers spell them, and which lie inside this machine or its network."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from tui_reader.errors import FetchError
from tui_reader.text import clean
from tui_reader.text.address import masked

WHAT_WORKS = "Give an address that begins with https:// or http://."

_LINE_ENDS = re.compile(r"[\t\r\n]\s*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
# What the C library takes for an IPv4 address: 127.1, 0x7f000001, 0177.0.0.1, 2130706433.
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)

_LONGEST_LABEL = 63
_LONGEST_HOST = 253


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address taken apart, its name and password kept away from where it is shown."""

    url: str
    """Without name, password and fragment."""
    scheme: str
    host: str
    """In lower case; an IPv6 address without its brackets."""
    port: int
    user: str = ""
    password: str = ""

    @property
    def shown(self) -> str:
        """What a sentence calls it: the host, safe to show."""
        return clean.line(self.host, limit_cells=80)

    @property
    def whole(self) -> str:
        """The address with its name and password, as it is stored."""
        if not self.user:
            return self.url
        return self.url.replace("://", f"://{quote(self.user, safe='')}:{quote(self.password, safe='')}@", 1)

    def is_same_place(self, other: Address) -> bool:
        """Credentials for this address may go to the other: the same host, never less safely."""
        if self.host != other.host or (self.scheme, other.scheme) == ("https", "http"):
            return False
        return self.port == other.port or (self.port, other.port) == (80, 443)


def parse(url: str, *, longest: int = 65_536) -> Address:
    """Take an address apart.

    Args:
        url: As somebody wrote it.
        longest: Characters.

    Raises:
        FetchError: It is no http(s) address, or none that could be asked.
    """
    url = url.strip()
    if len(url) > longest:
        raise FetchError(f"The address is {len(url)} characters long; {longest} are the most.", WHAT_WORKS)
    if _CONTROL.search(url):
        raise FetchError(f"“{shown(url)}” holds control characters.", WHAT_WORKS)
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        raise FetchError(f"“{shown(url)}” is not a web address.", WHAT_WORKS) from None
    if scheme not in ("http", "https") or not host:
        raise FetchError(f"“{shown(url)}” is not a web address.", WHAT_WORKS)
    _check_host(host)
    bare = parts.netloc.rpartition("@")[2]
    return Address(
        urlunsplit((scheme, bare, parts.path, parts.query, "")),
        scheme,
        host,
        port or (443 if scheme == "https" else 80),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def absolute(base: str, found: str) -> str:
    """An address found in a document, on its base: absolute and http(s), or empty."""
    found = _LINE_ENDS.sub("", found.strip()).replace(" ", "%20")
    if not found:
        return ""
    try:
        joined = urljoin(base, found)
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def complete(typed: str) -> tuple[str, ...]:
    """The addresses somebody may mean who leaves out the scheme, the likelier first.

    `example.org` is asked over https, then http; what lies in this machine or its network the other
    way round. `@jane@social.example` is a person of the fediverse.

    Args:
        typed: As somebody wrote it.

    Returns:
        Whole addresses; one when the scheme is there; none when it can't be an address.
    """
    typed = _FEED_SCHEME.sub("", typed.strip(), count=1)
    if typed.lower().startswith(("http://", "https://")):
        return (typed,)
    if person := _PERSON.fullmatch(typed):
        return (f"https://{person['host']}/@{person['name']}",)
    typed = typed.removeprefix("//")
    found = _SCHEMELESS.fullmatch(typed)
    if found is None or (not found["rest"] and _FILE.search(typed)):
        return ()
    schemes = ("http", "https") if is_inside(found["host"]) else ("https", "http")
    return tuple(f"{scheme}://{typed}" for scheme in schemes)


_FEED_SCHEME = re.compile(r"(?:feed|web\+feed|rss):(?://)?", re.IGNORECASE)
_PERSON = re.compile(r"@(?P<name>\w+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_SCHEMELESS = re.compile(
    r"(?:(?!mailto:)[^\s/@:]+:[^\s/@]*@)?(?P<host>\[[0-9a-f:.]+\]|localhost|\d+(?:\.\d+){3}|[\w-]+(?:\.[\w-]+)*\.(?:[^\W\d_]{2,}|xn--[\w-]+))\.?"
    r"(?P<port>:\d{1,5})?(?P<rest>[/?#]\S*)?",
    re.IGNORECASE,
)
# Names that are sooner files than hosts, though Moldova's end in .md.
_FILE = re.compile(r"\.(?:md|markdown|mdown|txt|html?|xml|rss|atom|json|opml)$", re.IGNORECASE)


def follow(origin: Address, location: str, *, longest: int = 65_536) -> Address:
    """Where a redirection leads. Credentials go along only to the same place.

    Raises:
        FetchError: It leads to no http(s) address.
    """
    try:
        joined = urljoin(origin.url, location.strip())
    except ValueError:
        joined = location
    try:
        target = parse(joined, longest=longest)
    except FetchError as error:
        raise FetchError(
            f"{origin.shown} sends on to “{shown(location)}”, which is not a web address.",
            "Look on the site for another address of its feed.",
        ) from error
    # A name and password in a redirection are the stranger's, not the reader's.
    user, password = (origin.user, origin.password) if origin.is_same_place(target) else ("", "")
    return Address(target.url, target.scheme, target.host, target.port, user, password)


def shown(url: str) -> str:
    """Any address, safe to show: one line, without name and password."""
    return clean.line(masked(url), limit_cells=80)


def is_inside(host: str) -> bool:
    """Whether a host, as spelled, is this machine or lies in a private network.

    Names are not looked up: the address that was connected to tells more, and can't change its mind.
    """
    host = host.strip("[]").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    number = _number(host)
    return number is not None and not _is_public(number)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        if _NUMBERS.fullmatch(host):
            return ipaddress.IPv4Address(socket.inet_aton(host))
        return ipaddress.ip_address(host.partition("%")[0])
    except (OSError, ValueError):
        return None


def _is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(number, ipaddress.IPv6Address) and (inner := _carried(number)) is not None:
        return _is_public(inner)
    # `is_global` is false for private, loopback, link-local, CGNAT and reserved ranges, not for multicast.
    return number.is_global and not number.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TRANSLATED = ipaddress.IPv6Network("::ffff:0:0:0/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def _carried(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one, by which it reaches the same machine."""
    if number.ipv4_mapped or number.sixtofour:
        return number.ipv4_mapped or number.sixtofour
    if number in _NAT64 or number in _TRANSLATED or (number in _COMPATIBLE and int(number) > 1):
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return None


def _check_host(host: str) -> None:
    labels = host.rstrip(".").split(".")
    longest = max(len(label) for label in labels)
    # An escape in a name is undone by some proxies: %31%32%37.0.0.1 would be this machine.
    is_escaped = "%" in host and ":" not in host
    if (
        is_escaped
        or longest > _LONGEST_LABEL
        or len(host) > _LONGEST_HOST
        or not all(labels)
        or len(host.split()) != 1
    ):
        raise FetchError(
            f"“{clean.line(host, limit_cells=80)}” can't be the name of a host.",
            "Check the spelling of the address.",
        )
