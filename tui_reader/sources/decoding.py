"""From the bytes of a feed or page to its text, by what the bytes, the header and the document say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui_reader.text import encoding

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

_HEAD = 2048
"""Bytes in which a declaration is looked for: browsers look at 1,024."""


def text_of(body: bytes | str, headers: Mapping[str, str]) -> str:
    """Decode a document. Valid UTF-8 is UTF-8, whatever header and document say.

    Args:
        body: The document; text is given back as it is.
        headers: Response headers, names in lower case; empty for a file.
    """
    if isinstance(body, str):
        return body
    return encoding.decode(body, _declared(body, headers))


def _declared(body: bytes, headers: Mapping[str, str]) -> str | None:
    """The encoding the header names, or the document: the header wins (RFC 7303) unless it says UTF-8.

    Servers call everything UTF-8; where that was so, nobody asks for this.
    """
    charset = _CHARSET.search(headers.get("content-type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        return charset[1]
    head = body[:_HEAD]
    inside = _XML_DECLARATION.search(head) or _META.search(head)
    return inside[1].decode("ascii", "replace") if inside else None
