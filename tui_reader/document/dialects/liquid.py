"""Liquid and its kin: `{{ expressions }}` of Jekyll, Zola and Nunjucks, and what of them is plain text."""

from __future__ import annotations

import re

from tui_reader.document import markdown_escape as escape
from tui_reader.document.dialects.calls import parsed
from tui_reader.document.dialects.known import SIMPLE

_CALL = re.compile(r"[\w.:/-]+\s*\(.*\)", re.DOTALL)
_FILTER = r"\|\s*(?:relative_url|absolute_url|prepend\s*:\s*site\.(?:base)?url|url_for|url|escape|strip)\s*"
_STRING = re.compile(rf"""["']([^"'\n]*)["']\s*(?:{_FILTER})*""")
_ROOTS = frozenset({"site.baseurl", "site.url", "site.base_url", "base_url", "baseurl", "site.root"})

SILENT = frozenset({"assign", "set", "layout", "seo"})
"""Tags that show nothing."""


def expression(content: str, *, alone: bool) -> str | None:
    """What an expression says: the root of the site, an address, a shortcode of Zola; None if none."""
    words = content.strip().strip("-").strip()
    if words.split("|", 1)[0].strip() in _ROOTS or words.lower() == "toc":
        return ""
    if string := _STRING.fullmatch(words):
        return string[1]
    if _CALL.fullmatch(words) and (call := parsed(words)):
        write = SIMPLE.get(call.name)
        return write(call.around("", alone=alone)) if write else None
    return None


def page(name: str, values: tuple[str, ...]) -> str | None:
    """Where a tag leads that names a post or a file; None when it is no such tag."""
    if not values:
        return None
    target = values[0]
    if name in {"post_url", "post_path"}:
        return target
    if name == "link" and len(values) == 1 and "." in target and "://" not in target:
        return f"/{target.lstrip('/')}"
    if name == "post_link":
        return f"[{escape.text(' '.join(values[1:]) or target, in_link=True)}]({escape.destination(target)})"
    return target if name == "asset_path" else None
