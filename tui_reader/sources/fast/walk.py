"""The walk over a feed's XML: where it is, what is open, and the text in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias
from xml.parsers import expat

from tui_reader.sources.fast import addresses
from tui_reader.sources.fast.markup import Markup
from tui_reader.sources.fast.names import Names, UnknownError

DEEPEST = 100
"""Elements within elements; the deepest feed of the corpus has 15."""

MOST_ELEMENTS = 100_000
"""Two seconds' work at the worst; a long feed has 30,000."""

MOST_ATTRIBUTES = 300

Found: TypeAlias = dict[str, object]
Opener: TypeAlias = "Callable[[Walk, dict[str, str]], None]"
Children: TypeAlias = Mapping[str, Opener]
Closer: TypeAlias = Callable[[str], None]


class TooManyError(Exception):
    """The document has more entries than are taken: it has to be cut first."""


LEAF: Children = {}
"""An element in which there may be no other."""

# What holds inside an open element, and comes back when an element in it has ended.
_Open: TypeAlias = tuple[Children, Closer | None, list[str] | None, str, str]


class Walk:
    """Reads one document. The tables of `elements` say what is done with each element.

    Args:
        url: Where it came from.
        language: What the response says its language is, or empty.
        limit: The most entries.
        repair: What is done to every text.
    """

    def __init__(self, url: str, language: str, limit: int, repair: Callable[[str], str]) -> None:
        self.names = Names()
        self.version = ""
        self.about: Found = {"language": language.replace("_", "-")} if language else {}
        self.entries: list[Found] = []
        self.context = self.about
        """The fields of what is being read: an entry, or the feed."""
        self.in_entry = False
        self.has_channel = False
        self.has_content = False
        """A full text has been met: what is called summary after it is one."""
        self.title_depth = -1
        self.depths: dict[str, int] = {}
        self.base = addresses.first_base(url)
        self.language = language
        self.repaired = repair
        self.written: list[str] = []
        """Guids as they stand."""
        self._limit = limit
        self._left = MOST_ELEMENTS
        self._stack: list[_Open] = []
        self._children: Children = LEAF
        self._closer: Closer | None = None
        self._pieces: list[str] | None = None
        self._markup: Markup | None = None
        self._elements = self.names.elements
        self._parser = expat.ParserCreate("utf-8", " ")

    def read(self, document: bytes, root: Children) -> None:
        """Read a document in UTF-8.

        Raises:
            UnknownError: There is something in it this walk does not know.
            expat.ExpatError: It is no XML.
        """
        self._children = root
        self._listen()
        try:
            self._parser.Parse(document, True)
        finally:
            # The parser and its listeners hold each other: the document would wait for the collector.
            del self._parser

    @property
    def depth(self) -> int:
        """How deep the element lies that is being read; the outermost is 1."""
        return len(self._stack)

    def scoped(self, given: dict[str, str]) -> dict[str, str]:
        """An element's attributes by feedparser's names; base and language hold inside it from now on."""
        if not given:
            return {}
        if len(given) > MOST_ATTRIBUTES:
            raise UnknownError("attributes")
        names = self.names.attributes
        found = {names[name]: value for name, value in given.items()}
        for key in ("rel", "type"):
            if key in found:
                found[key] = found[key].lower()
        if stated := found.get("xml:base", found.get("base")):
            self.base = addresses.new_base(self.base, stated)
        self.language = found.get("xml:lang", found.get("lang", self.language))
        return found

    def descend(self, children: Children, closer: Closer | None = None) -> None:
        """Go on inside the element just opened, without its own text.

        Args:
            children: What may stand in it.
            closer: Called at its end.
        """
        self._children, self._closer, self._pieces = children, closer, None
        self._parser.CharacterDataHandler = None

    def collect(self, closer: Closer, children: Children = LEAF) -> None:
        """Collect the text of the element just opened; its end hands it over, without outer white space."""
        self._children, self._closer, self._pieces = children, closer, []
        self._parser.CharacterDataHandler = self._pieces.append

    def collect_markup(self, closer: Closer) -> None:
        """Collect the XHTML in the element just opened as its source text."""
        self.collect(closer)
        markup = self._markup = Markup()
        self._parser.CharacterDataHandler = markup.text
        self._parser.StartElementHandler = markup.start
        self._parser.EndElementHandler = self._end_in_markup

    def next_entry(self) -> Found:
        """Begin an entry."""
        if len(self.entries) >= self._limit:
            raise TooManyError
        entry: Found = {}
        self.entries.append(entry)
        self.context, self.in_entry = entry, True
        self.title_depth, self.depths = -1, {}
        return entry

    def end_entry(self, _text: str) -> None:
        """What comes now is about the feed again."""
        self.context, self.in_entry, self.has_content = self.about, False, False

    def put(self, key: str, text: str) -> None:
        """Set a field. In an entry what lies deeper never replaces what lies higher."""
        if self.in_entry:
            depth = len(self._stack)
            if self.depths.setdefault(key, depth) < depth:
                return
            self.depths[key] = depth
        self.context[key] = text

    def within(self, most: int, closer: Closer) -> Closer:
        """Give up on the element just opened when its source turns out longer than `most` bytes.

        Such a text is cut before feedparser sees it.
        """
        start = self._parser.CurrentByteIndex

        def close(text: str) -> None:
            if self._parser.CurrentByteIndex - start > most:
                raise UnknownError("a long text")
            closer(text)

        return close

    def _listen(self) -> None:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._declare
        # Entities can only be declared in a document type, so nothing is ever expanded, opened or fetched.
        parser.StartDoctypeDeclHandler = self._refuse
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        stack = self._stack
        stack.append((self._children, self._closer, self._pieces, self.base, self.language))
        self._left -= 1
        if self._left < 0 or len(stack) > DEEPEST:
            raise UnknownError("too much")
        try:
            opener = self._children[self._elements[name]]
        except KeyError:
            raise UnknownError(name) from None
        opener(self, attributes)

    def _end(self, _name: str) -> None:
        if self._closer is not None:
            self._closer("".join(self._pieces).strip() if self._pieces is not None else "")
        self._children, self._closer, self._pieces, self.base, self.language = self._stack.pop()
        self._parser.CharacterDataHandler = None if self._pieces is None else self._pieces.append

    def _end_in_markup(self, name: str) -> None:
        markup = self._markup
        if markup is not None and not markup.end():
            self._markup, self._pieces = None, [markup.finish()]
            self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
            self._end(name)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        if self._markup is not None:
            self._markup.declare(uri)
        self.names.declare(prefix, uri)

    def _aside(self, *_words: str) -> None:
        """A comment between elements is nothing; one in a text hides from `guids` what the text is."""
        if self._pieces is not None:
            raise UnknownError("a comment in a text")

    def _refuse(self, *_declaration: object) -> None:
        raise UnknownError("document type")
