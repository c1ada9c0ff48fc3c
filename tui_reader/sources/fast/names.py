"""Names in a feed's XML as feedparser spells them: a short prefix for each namespace with a meaning."""

from __future__ import annotations

_PREFIXES = {
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
_RSS = "backend.userland.com/rss"

# WordPress puts this one on an element without a prefix.
_BARE = "com-wordpress:feed-additions:1"

# These mean something to feedparser by their prefix alone, whatever namespace it stands for.
_RESERVED = {*filter(None, _PREFIXES.values()), "subtitle", "summary", "title"}

OTHER = "?"
"""The name of every element without a meaning to a reader."""

# Attributes that mean something on one element or another.
_MEANT = frozenset(
    """about base domain filesize href ispermalink label lang lastmod length medium mode rel scheme src
    term text type uri url version""".split()  # noqa: SIM905, a column of names would hide the module
)


class UnknownError(Exception):
    """Something the fast parser does not know, so that feedparser is asked."""


class Names:
    """The names in one document.

    `elements` and `attributes` map expat's "namespace local-name" to what feedparser calls it.
    They fill up as names are met: a document has a thousand elements, and thirty names.
    """

    def __init__(self) -> None:
        self.elements: dict[str, str] = _Elements()
        self.attributes: dict[str, str] = _Attributes()
        self.version = ""
        """The format, when a namespace alone tells it: the first that does."""
        self._prefixes: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """Take note of a namespace.

        Raises:
            UnknownError: Its prefix means another thing to feedparser, or has been another's.
        """
        if not uri:
            return
        known = prefix_of(uri)
        if prefix is None and known is None and uri != _BARE:
            raise UnknownError(uri)
        if prefix is not None and self._prefixes.setdefault(prefix, uri) != uri:
            raise UnknownError(prefix)
        if (prefix in _RESERVED and known != prefix) or (prefix and uri == _BARE):
            raise UnknownError(prefix)
        self.version = self.version or _version(prefix, uri.lower())


def prefix_of(uri: str) -> str | None:
    """A namespace's prefix: empty for those of the formats themselves, None for one without a meaning."""
    uri = uri.lower()
    return "" if _RSS in uri else _PREFIXES.get(uri)


def _version(prefix: str | None, uri: str) -> str:
    if (prefix, uri) == (None, "http://my.netscape.com/rdf/simple/0.9/"):
        return "rss090"
    return {"http://purl.org/rss/1.0/": "rss10", "http://www.w3.org/2005/atom": "atom10"}.get(uri, "")


class _Elements(dict[str, str]):
    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix = prefix_of(uri) if uri and uri != _BARE else ""
        tag = f"{prefix}:{local}".lower() if prefix else local.lower()
        if prefix is None or (prefix == "rdf" and tag != "rdf:rdf"):
            tag = OTHER
        self[name] = tag
        return tag


class _Attributes(dict[str, str]):
    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix, local = prefix_of(uri) if uri else None, local.lower()
        if uri and not prefix and local in _MEANT:
            # feedparser forgets such a namespace, and takes the attribute for the element's own.
            raise UnknownError(name)
        self[name] = key = f"{prefix}:{local}" if prefix else f"{OTHER}:{local}" if uri else local
        return key
