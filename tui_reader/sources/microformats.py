"""What a page marks as posts and people, by the classes of microformats and of hAtom before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui_reader.sources import addresses

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ENTRIES = frozenset({"h-entry", "hentry"})

# Each of these begins a thing of its own, whose properties are not those of the entry around it.
_THINGS = _ENTRIES | {"h-feed", "h-card", "h-cite", "h-event", "h-item", "h-product", "h-review", "vcard"}

_PROPERTIES = {
    **{
        f"{kind}-{name}": name
        for kind, names in {
            "p": ("author", "category", "name", "summary"),
            "u": ("audio", "featured", "photo", "uid", "url", "video"),
            "dt": ("published", "updated"),
            "e": ("content",),
        }.items()
        for name in names
    },
    "author": "author",
    "entry-content": "content",
    "entry-date": "published",
    "entry-summary": "summary",
    "entry-title": "name",
    "fn": "name",
    "published": "published",
    "updated": "updated",
}

_ADDRESSES = {
    "a": "href",
    "area": "href",
    "audio": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "source": "src",
    "video": "src",
}


class Item:
    """A post, a person or a feed that a page marks.

    Args:
        node: Its element.
        base: What its links stand on.
    """

    def __init__(self, node: LexborNode, base: str) -> None:
        self._node = node
        self._base = base
        self._found = _properties(node)

    def words(self) -> str:
        """All its text as one line."""
        return _words(self._node)

    def text(self, name: str) -> str:
        """The first value of a property as one line, or empty."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        """All values of a property, each as one line."""
        return [_words(node) for node in self._found.get(name, ())]

    def names(self, name: str) -> list[str]:
        """The names of the people of a property."""
        found = []
        for node in self._found.get(name, ()):
            person = Item(node, self._base) if _classes(node) & _THINGS else None
            found.append((person.text("name") if person else "") or _words(node))
        return found

    def markup(self, name: str) -> str:
        """The first value of a property as HTML, or empty."""
        nodes = self._found.get(name, ())
        return (nodes[0].inner_html or "").strip() if nodes else ""

    def moment(self, name: str) -> str:
        """The first value of a property as a date, as it is written, or empty."""
        for node in self._found.get(name, ()):
            given = node.attributes
            written = given.get("datetime") or given.get("title") or given.get("value") or _words(node)
            if written:
                return written
        return ""

    def address(self, name: str) -> str:
        """The first value of a property as an absolute http(s) address, or empty."""
        return next(iter(self.addresses(name)), "")

    def addresses(self, name: str) -> list[str]:
        """All values of a property that are addresses."""
        found = (addresses.absolute(self._base, _address(node)) for node in self._found.get(name, ()))
        return list(dict.fromkeys(filter(None, found)))


class Page:
    """A page with what it marks.

    Args:
        tree: The page.
        url: Where it came from.
    """

    def __init__(self, tree: LexborHTMLParser, url: str) -> None:
        self._tree = tree
        stated = tree.css_first("base[href]")
        self.base = (stated and addresses.absolute(url, stated.attributes.get("href") or "")) or url

    def feed(self) -> Item | None:
        """The feed, when the page marks itself as one."""
        node = self._tree.css_first(".h-feed, .hfeed")
        return Item(node, self.base) if node else None

    def entries(self) -> list[Item]:
        """The posts, but not what they quote or answer."""
        nodes = self._tree.css(".h-entry, .hentry")
        return [Item(node, self.base) for node in nodes if not _is_inside_a_post(node)]

    def title(self) -> str:
        """What the page is called."""
        node = self._tree.css_first("title")
        return _words(node) if node else ""

    def language(self) -> str:
        """The language it says it is in, or empty."""
        node = self._tree.css_first("html[lang]")
        return (node.attributes.get("lang") or "") if node else ""

    def linked(self, relation: str) -> str:
        """Where the first link of a relation leads, an absolute http(s) address, or empty."""
        nodes = self._tree.css(f'link[rel~="{relation}"][href], a[rel~="{relation}"][href]')
        found = (addresses.absolute(self.base, node.attributes.get("href") or "") for node in nodes)
        return next(filter(None, found), "")


def _properties(root: LexborNode) -> dict[str, list[LexborNode]]:
    found: dict[str, list[LexborNode]] = {}
    waiting = list(root.iter())[::-1]
    while waiting:
        node = waiting.pop()
        classes = _classes(node)
        for name in _named(node, classes):
            found.setdefault(name, []).append(node)
        if not classes & _THINGS:
            waiting.extend(list(node.iter())[::-1])
    return found


def _named(node: LexborNode, classes: frozenset[str]) -> Iterable[str]:
    relations = (node.attributes.get("rel") or "").split()
    # In hAtom a permalink and a tag are told by their relation.
    by_relation = [{"bookmark": "url", "tag": "category"}.get(relation, "") for relation in relations]
    return dict.fromkeys(filter(None, [*(_PROPERTIES.get(each, "") for each in classes), *by_relation]))


def _classes(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())


def _is_inside_a_post(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if _classes(parent) & _ENTRIES:
            return True
        parent = parent.parent
    return False


def _words(node: LexborNode) -> str:
    written = node.attributes.get("alt") if node.tag == "img" else node.attributes.get("value")
    return " ".join((written or node.text()).split())


def _address(node: LexborNode) -> str:
    return node.attributes.get(_ADDRESSES.get(node.tag or "", ""), "") or _words(node)
