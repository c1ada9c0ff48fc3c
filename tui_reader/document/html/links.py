"""Addresses in HTML: made absolute, and let through only when following them can do no harm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tui_reader.text import clean

Attributes = Mapping[str, str | None]

_LONGEST = 4_096
_EDGES = "".join(map(chr, range(0x21)))
_NOISE = re.compile("[\n\t\u200c-\u200f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#\\\s]", re.IGNORECASE)
# Whatever else stands in a host may be none, on which urlsplit raises.
_PLAIN = re.compile(r"https?://[a-z0-9.:-]+(?:[/?#].*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s]", re.IGNORECASE)
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-src", "data-actualsrc", "data-lazy")
_PLACEHOLDER = re.compile(
    r"^data:|(?:^|[/_.-])(?:placeholder|blank|spacer|lazy|transparent|1x1|pixel|loading|grey|gray)[^/]*\.(?:gif|png|svg)",
    re.IGNORECASE,
)


class Addresses:
    """The links and pictures of one document, seen from where it stands.

    Args:
        base: The document's own address; relative ones stay relative when it is empty or no web address.
    """

    def __init__(self, base: str = "") -> None:
        base = base.strip(_EDGES)
        self._base = base if _is_web(base) and len(base) <= _LONGEST // 2 else ""

    def link(self, href: str | None) -> str:
        """Return where a link leads: http, https, mailto, `#anchor`, or relative; empty when nowhere safe."""
        url = _tidy(href)
        if url.startswith("#") or _MAIL.match(url):
            return url
        found = self._web(url)
        # A link to the page itself is a link within the post.
        page, mark, anchor = found.partition("#")
        return mark + anchor if mark and anchor and page == self._base else found

    def picture(self, attributes: Attributes) -> str:
        """Return a picture's address, past the placeholder of a picture that loads late; or empty."""
        source = attributes.get("src")
        sources: list[str | None] = [source] if source and not _PLACEHOLDER.search(source) else []
        sources += [attributes.get(name) for name in _LAZY]
        sources += [_largest(attributes.get(name)) for name in ("srcset", "data-srcset", "data-lazy-srcset")]
        return next((url for url in (self.media(each) for each in (*sources, source) if each) if url), "")

    def media(self, source: str | None) -> str:
        """Return the address of a picture, sound or film; or empty."""
        url = _tidy(source)
        return "" if url.startswith("#") else self._web(url)

    def _web(self, url: str) -> str:
        if not url:
            return ""
        if _WEB.match(url):
            return url if _PLAIN.fullmatch(url) or _is_web(url) else ""
        if _SCHEME.match(url):
            return ""
        if not self._base:
            return self._web(f"https:{url}") if url.startswith("//") else url
        try:
            joined = urljoin(self._base, url)
        except ValueError:
            return ""
        return joined if _is_web(joined) else ""


def document_base(tree: LexborHTMLParser, base_url: str) -> str:
    """Return what a document says its relative addresses stand on, else `base_url`."""
    found = tree.css_first("base[href]")
    return (Addresses(base_url).media(found.attributes["href"]) if found is not None else "") or base_url


def _tidy(address: str | None) -> str:
    """Drop what browsers drop: spaces around, line ends and controls within."""
    url = _NOISE.sub("", clean.block((address or "").strip(_EDGES)))
    return "" if len(url) > _LONGEST else url.replace("\\", "/") if url.startswith(("\\", "/\\")) else url


def _is_web(url: str) -> bool:
    try:
        return bool(_WEB.match(url) and urlsplit(url).hostname)
    except ValueError:
        return False


def _largest(srcset: str | None) -> str:
    """Choose the widest candidate of a `srcset` (HTML 4.8.4.2.1), "a.png 1x, b.png 2x"."""
    best, best_size, url = "", -1.0, ""
    for word in (srcset or "")[:65_536].split():
        size = word.rstrip(",")
        if url and size[-1:] in {"w", "x"} and size[:-1].replace(".", "", 1).isdigit():
            if float(size[:-1]) > best_size:
                best, best_size = url, float(size[:-1])
            url = ""
        else:
            url = word.strip(",")
            best = best or url
    return best
