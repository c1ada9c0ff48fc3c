"""What a text in a feed is, as feedparser sees it: its type, and the two repairs it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from html.entities import entitydefs

from tui_reader.sources.fast.names import UnknownError

PLAIN = "text/plain"
HTML = "text/html"
XHTML = "application/xhtml+xml"

_TYPES = {
    "text": PLAIN,
    "plain": PLAIN,
    "html": HTML,
    "xhtml": XHTML,
    **{name: name for name in (PLAIN, HTML, XHTML, "text/markdown", "text/x-markdown")},
}


def type_of(attributes: Mapping[str, str], default: str) -> str:
    """The MIME type of a text.

    Raises:
        UnknownError: It is none that is shown as text, or packed in a way of its own.
    """
    if "mode" in attributes:
        raise UnknownError("mode")
    try:
        return _TYPES[attributes.get("type", default)]
    except KeyError:
        raise UnknownError("type") from None


def needs_repair(document: bytes) -> bool:
    """Whether a document in UTF-8 may hold what `repaired` puts right, as characters or by their numbers."""
    return _BY_NUMBER.search(document) is not None or (
        not document.isascii() and _BROKEN.search(document) is not None
    )


def repaired(text: str) -> str:
    """Undo UTF-8 read as Latin-1, then Windows characters that are called controls of Latin-1."""
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_WINDOWS)


# Both begin with what `re` finds as fast as memchr does. A control, or a Latin-1 character that could
# begin a sequence of UTF-8 and another that could go on with it.
_BROKEN = re.compile(rb"\xc2(?:[\x80-\x9f]|(?<=\xc3[\x82-\xb4]\xc2)[\xa0-\xbf])")
_BY_NUMBER = re.compile(rb"&#(?:[xX]0*[89a-fA-F][0-9a-fA-F]|0*(?:1[2-9]|2[0-5])[0-9]);")

# The five bytes that Windows-1252 leaves undefined stay as they are.
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"
}

_TAG_OR_ENTITY = re.compile(r"</\w+>|&#?\w+;")
_TAG = re.compile(r"</?(\w+)")
_ENTITY = re.compile(r"&(\w+);")

# What feedparser calls an acceptable element.
_TAGS = frozenset(
    """a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite
    code col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source
    fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen
    label legend li m map menu meter multicol nav nextid noscript ol optgroup option output p pre progress
    q s samp section select small sound source spacer span strike strong sub sup table tbody td textarea
    tfoot th thead time tr tt u ul varvideo""".split()  # noqa: SIM905, a column of names would hide the module
)


def looks_like_html(text: str) -> bool:
    """Whether a text that ought to be plain is markup: tags and entities, and only such as HTML has."""
    if not _TAG_OR_ENTITY.search(text):
        return False
    return all(tag.lower() in _TAGS for tag in _TAG.findall(text)) and all(
        name in entitydefs for name in _ENTITY.findall(text)
    )
