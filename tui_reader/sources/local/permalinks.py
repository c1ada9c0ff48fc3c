"""Where a generator publishes a local post: by its path, its slug, and the site's rule for addresses.

Only what is certain is told. Where a site has rules of its own that are not read here, a post has no
address rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from tui_reader.sources.local import address_by_path, address_by_pattern
from tui_reader.sources.local.addressing import Named, Rule

OWN = {
    "hugo": ("url",),
    "zola": ("path",),
    "jekyll": ("permalink",),
    "hexo": ("permalink",),
    "eleventy": ("permalink",),
    "pelican": ("url",),
}
"""The fields by which a post says its whole address itself."""

_MADE: dict[str, Callable[[Rule, Named], str]] = {
    "hugo": address_by_path.hugo,
    "zola": address_by_path.zola,
    "astro": address_by_path.astro,
    "docusaurus": address_by_path.docusaurus,
    "eleventy": address_by_path.eleventy,
    "jekyll": address_by_pattern.jekyll,
    "hexo": address_by_pattern.hexo,
    "pelican": address_by_pattern.pelican,
}
"""How each generator makes the address of a post that doesn't say its own."""


def permalink(rule: Rule, post: Named) -> str:
    """The post's whole address, or empty where it isn't certain."""
    if not rule.base.startswith(("http://", "https://")):
        return ""
    made = _own if post.address else _MADE.get(rule.generator)
    below = made(rule, post) if made else ""
    return f"{rule.base.rstrip('/')}/{_quoted(below)}" if below else ""


def _own(rule: Rule, post: Named) -> str:
    if not address_by_pattern.PLACE.search(post.address) and "{" not in post.address:
        return post.address
    return address_by_pattern.own(rule, post)


def _quoted(below: str) -> str:
    """A path as it stands in an address; its own `..` lead nowhere."""
    parts = [part for part in below.lstrip("/").split("/") if part not in (".", "..")]
    return quote(re.sub("//+", "/", "/".join(parts)), safe="/%:@!$&'()*+,;=~-._")
