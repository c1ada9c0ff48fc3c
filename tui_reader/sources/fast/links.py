"""Links, guids, enclosures and media: elements that hold addresses."""

from __future__ import annotations

import re
from typing import cast

from tui_reader.sources.fast import texts
from tui_reader.sources.fast.addresses import joined
from tui_reader.sources.fast.walk import LEAF, Found, Walk

_ENTITY_LIKE = re.compile(r"&([A-Za-z0-9_]+);")


def link(walk: Walk, given: dict[str, str]) -> None:
    """`link`: an address in an attribute (Atom), or as text (RSS)."""
    found = _with_href(walk.scoped(given))
    relation = found.setdefault("rel", "alternate")
    found.setdefault("type", "application/atom+xml" if relation == "self" else texts.HTML)
    _listed(walk.context, "links").append(found)
    if "href" not in found:
        base = walk.base
        walk.collect(lambda text: _link_as_text(walk, found, joined(base, text) if text else ""))
        return
    found["href"] = joined(walk.base, found["href"])
    if relation == "alternate" and found["type"] in _PAGES:
        walk.context["link"] = found["href"]
    walk.descend(LEAF)


_PAGES = frozenset({"html", "xhtml", texts.HTML, texts.XHTML})


def _link_as_text(walk: Walk, found: dict[str, str], address: str) -> None:
    address = walk.repaired(address)
    if "&" in address:
        address = address.replace("&amp;", "&") if walk.in_entry else address
        address = _ENTITY_LIKE.sub(r"&\1", address)
    walk.context["link"] = address
    if address or not walk.in_entry:
        found["href"] = address


def guid(walk: Walk, given: dict[str, str]) -> None:
    """`guid` and `id`, which stand in for a link unless they say otherwise."""
    found = walk.scoped(given)
    is_link, base = found.get("ispermalink", "true") == "true", walk.base

    def close(text: str) -> None:
        walk.written.append(text)
        text = walk.repaired(joined(base, text) if text and is_link else text)
        walk.put("id", text)
        if is_link:
            walk.context.setdefault("link", text)

    walk.collect(close)


def enclosure(walk: Walk, given: dict[str, str]) -> None:
    """`enclosure`: a file beside the text."""
    found = _with_href(walk.scoped(given))
    found["rel"] = "enclosure"
    _listed(walk.context, "links").append(found)
    walk.descend(LEAF)


def thumbnail(walk: Walk, given: dict[str, str]) -> None:
    """`media:thumbnail`, its address in an attribute or as text."""
    found = walk.scoped(given)
    _listed(walk.context, "media_thumbnail").append(found)
    base = walk.base

    def close(text: str) -> None:
        if text:
            found.setdefault("url", walk.repaired(joined(base, text)))

    walk.collect(close)


def picture(walk: Walk, given: dict[str, str]) -> None:
    """`itunes:image`: the picture of an entry."""
    found = walk.scoped(given)
    if address := found.get("href") or found.get("url"):
        walk.context["image"] = {"href": address}
    walk.descend(LEAF)


def media(walk: Walk, given: dict[str, str]) -> dict[str, str]:
    """`media:content`: a picture or recording. Returns what it says of itself."""
    found = walk.scoped(given)
    _listed(walk.context, "media_content").append(found)
    return found


def _with_href(found: dict[str, str]) -> dict[str, str]:
    """An address is called `href` here, whatever it is called there."""
    address = found.get("url", found.get("uri", found.get("href")))
    if address:
        found.pop("url", None)
        found.pop("uri", None)
        found["href"] = address
    return found


def _listed(context: Found, key: str) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", context.setdefault(key, []))
