"""Guids as they were written.

feedparser reads a guid as an address unless it is told otherwise, and resolves "4711" against the
feed's own address. Moved to https, such a feed would be all new posts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin

_WRITTEN = re.compile(
    r"<(?:\w+:)?(?:guid|id)\b[^<>]*>\s*(?:<!\[CDATA\[\s*)?([^<\]\s:]{1,1000})\s*(?:\]\]>\s*)?</",
    re.IGNORECASE,
)


def relative(text: str, url: str) -> dict[str, str]:
    """Guids of a document that are no addresses, by what feedparser makes of them.

    Args:
        text: The document.
        url: What feedparser resolves against.
    """
    return _by_address((html.unescape(found) for found in _WRITTEN.findall(text)), url)


def relative_of(written: Iterable[str], url: str) -> dict[str, str] | None:
    """The same, for guids already taken out of their document.

    Returns:
        None when one of them may have stood in the document as another text than this.
    """
    found = [guid for guid in written if _IS_RELATIVE.fullmatch(guid)]
    return _by_address(found, url) if all(map(_IS_PLAIN.fullmatch, found)) else None


_IS_RELATIVE = re.compile(r"[^\]\s:]{1,1000}")
_IS_PLAIN = re.compile(r"[\w.,;/|~@+=()!*'$%?#-]*")


def _by_address(written: Iterable[str], url: str) -> dict[str, str]:
    return {_joined(url, guid): guid for guid in written}


def _joined(url: str, guid: str) -> str:
    try:
        return urljoin(url, guid)
    except ValueError:
        return ""
