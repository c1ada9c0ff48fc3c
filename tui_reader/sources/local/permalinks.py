"""Where a generator publishes a local post: by its path, its slug, and the site's rule for addresses.

Only what is certain is told. Where a site has rules of its own that are not read here, a post has no
address rather than a wrong one.
"""

from __future__ import annotations

import re
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


def permalink(rule: Rule, post: Named) -> str:
    """The post's whole address, or empty where it isn't certain."""
    if not rule.base.startswith(("http://", "https://")):
        return ""
    below = _own(rule, post) if post.address else _made(rule, post)
    return f"{rule.base.rstrip('/')}/{_quoted(below)}" if below else ""


def _own(rule: Rule, post: Named) -> str:
    if not address_by_pattern.PLACE.search(post.address) and "{" not in post.address:
        return post.address
    return address_by_pattern.own(rule, post)


def _made(rule: Rule, post: Named) -> str:
    match rule.generator:
        case "hugo":
            return address_by_path.hugo(rule, post)
        case "zola":
            return address_by_path.zola(rule, post)
        case "astro":
            return address_by_path.astro(rule, post)
        case "docusaurus":
            return address_by_path.docusaurus(rule, post)
        case "eleventy":
            return address_by_path.eleventy(rule, post)
        case "jekyll":
            return address_by_pattern.jekyll(rule, post)
        case "hexo":
            return address_by_pattern.hexo(rule, post)
        case "pelican":
            return address_by_pattern.pelican(rule, post)
        case _:
            return ""


def _quoted(below: str) -> str:
    """A path as it stands in an address; its own `..` lead nowhere."""
    parts = [part for part in below.lstrip("/").split("/") if part not in (".", "..")]
    return quote(re.sub("//+", "/", "/".join(parts)), safe="/%:@!$&'()*+,;=~-._")
