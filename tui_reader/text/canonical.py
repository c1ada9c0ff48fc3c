"""Addresses and identifiers in the one spelling by which the same post is known again.

What a server takes for the same is spelled the same: scheme, `www.`, a slash at the end, the name of
an index page, and parameters that only count readers. All else is kept: a wrong match is worse than none.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

_COUNTS_READERS = re.compile(
    r"utm_\w+|(fb|g|d|y|msc|tw)clid|gclsrc|mc_[ce]id|_hs(enc|mi)|mkt_tok|igshid?|wt\.mc_id|at_(medium|campaign)"
    r"|cmpid|xtor|guccounter|ns_(campaign|mchannel|source|linkname)|__twitter_impression",
    re.IGNORECASE,
)
_FROM_A_FEED = re.compile(r"(ref|source|src|from)=(rss|feed|atom)\w*|(rss|feed)=1", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"/(index|default)\.(html?|php|aspx?)$", re.IGNORECASE)
_PAGES = (".html", ".htm", ".php", ".aspx", ".asp")
_PAGE_PARTS = re.compile(r"(comments?|respond|more(-\d+)?|utm_.*|fromrss|rss|atom-\w+)?", re.IGNORECASE)
"""Fragments that name no post of their own; some sites keep several posts on a page, each by one."""

_TAG = re.compile(r"tag:([^,:/]+),\d{4}", re.IGNORECASE)
_URN = re.compile(r"urn:\w[\w-]*:.{6,}", re.IGNORECASE)
_ALL_BLOGS = frozenset({"blogger.com", "medium.com"})
"""Hosts that identify posts of blogs which are at addresses of their own."""


# Most addresses are as plain as this, and needn't be taken apart.
_PLAIN = re.compile(r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[\w.~/-]*)?", re.ASCII)


def address(url: str) -> str:
    """The address without what doesn't matter; empty where it can't be the address of one post.

    The front page of a site is none.
    """
    if plain := _PLAIN.fullmatch(url):
        path = _path(plain[2] or "")
        return f"{plain[1]}{path}" if path else ""
    parts = _split(url)
    if parts is None:
        return ""
    path = _path(quote(unquote(parts.path), safe="/~!$&'()*+,;=:@-._"))
    query = "&".join(sorted(filter(_tells_a_post, parts.query.split("&"))))
    fragment = "" if _PAGE_PARTS.fullmatch(parts.fragment) else parts.fragment
    if not (path or query or fragment):
        return ""
    return "".join((_host(parts), path, query and f"?{query}", fragment and f"#{fragment}"))


def host(url: str) -> str:
    """The host of an http(s) address without `www.`, or empty."""
    if plain := _PLAIN.fullmatch(url):
        return plain[1]
    parts = _split(url)
    return _host(parts) if parts else ""


def identifier(guid: str) -> str:
    """A guid that no other post in the world has by its form: an address, a tag or a URN; else empty."""
    guid = guid.strip()
    if "\n" in guid:
        return ""
    if guid.startswith(("http://", "https://")):
        return address(guid)
    return guid if _TAG.match(guid) or _URN.fullmatch(guid) else ""


def whose(guid: str) -> str:
    """The host that gave a guid, as far as the guid tells; empty where it doesn't."""
    tag = _TAG.match(guid.strip())
    name = tag[1].lower().removeprefix("www.") if tag else host(guid.strip())
    return "" if name in _ALL_BLOGS else name


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are one, or one a part of the other: `blog.example.org` of `example.org`."""
    return bool(one and other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def _path(path: str) -> str:
    return (_INDEX_PAGE.sub("/", path) if path.endswith(_PAGES) else path).rstrip("/")


def _split(url: str) -> SplitResult | None:
    if not url.startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(url)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:  # the port is only read when it is asked for
        return None


def _host(parts: SplitResult) -> str:
    name = (parts.hostname or "").removeprefix("www.").rstrip(".")
    return f"{name}:{parts.port}" if parts.port not in (None, 80, 443) else name


def _tells_a_post(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return bool(name) and not _COUNTS_READERS.fullmatch(name) and not _FROM_A_FEED.fullmatch(parameter)
