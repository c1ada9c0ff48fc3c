"""Guids as they were written.

feedparser reads a guid as an address unless it is told otherwise, and resolves "4711" against the
feed's own address. Moved to https, such a feed would be all new posts.
"""

from __future__ import annotations

import html
import re
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
    written = {html.unescape(found) for found in _WRITTEN.findall(text)}
    return {_joined(url, guid): guid for guid in written}


def _joined(url: str, guid: str) -> str:
    try:
        return urljoin(url, guid)
    except ValueError:
        return ""
