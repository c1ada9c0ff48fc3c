"""A post as its site has it: by whom it is, when and where it was published, in which language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from tui_reader.entries import RawEntry
from tui_reader.models import BodyKind
from tui_reader.sources.local import permalinks, tags_in_text
from tui_reader.sources.local.addressing import Named, Rule
from tui_reader.sources.local.dialects import JEKYLL, PELICAN
from tui_reader.sources.local.post_fields import PostFields
from tui_reader.sources.local.surroundings import Surroundings
from tui_reader.text import dates

_LANGUAGE = re.compile(r".\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.[a-z]+$")
_FAR = datetime(9998, 1, 1, tzinfo=UTC)


def placed(entry: RawEntry, fields: PostFields, around: Surroundings) -> RawEntry:
    """The entry with what its site adds to it.

    Args:
        entry: What the file itself says.
        fields: Its front matter.
        around: Its site, and the folders it lies in.
    """
    site = around.site
    if site is None:
        return entry
    suffix = _LANGUAGE.search(entry.path)
    own = suffix[1] if suffix and suffix[1] in site.rule.languages else ""
    tags = entry.tags
    if site.dialect.tags_in_text and entry.body_kind is BodyKind.MARKDOWN:
        tags = tuple(dict.fromkeys((*tags, *tags_in_text.found(entry.body))))
    return entry._replace(
        authors=tuple(map(around.name, entry.authors)) or ((site.author,) if site.author else ()),
        tags=tags,
        categories=entry.categories or _categories(around, entry.path),
        language=entry.language or own,
        zone=site.zone,
        link=entry.link or (_address(entry, fields, around, site.rule) if site.rule.base else ""),
    )


def _categories(around: Surroundings, path: str) -> tuple[str, ...]:
    """Those that the folders of a post are to its generator."""
    folders = around.in_site(path).split("/")[:-1]
    if around.dialect is PELICAN:
        return tuple(folders[1:2])
    if around.dialect is JEKYLL and "_posts" in folders:
        return tuple(folders[: folders.index("_posts")])
    return ()


def _address(entry: RawEntry, fields: PostFields, around: Surroundings, rule: Rule) -> str:
    names = permalinks.OWN.get(rule.generator, ())
    post = Named(
        around.in_site(entry.path),
        fields.slug(),
        fields.own_address(names) if names else "",
        _day(entry, rule),
        entry.categories or _categories(around, entry.path),
        entry.title,
    )
    return permalinks.permalink(rule, post)


def _day(entry: RawEntry, rule: Rule) -> date | None:
    """When it was published, on the site's clock where that is known, else on the one it names."""
    written = entry.published or entry.name_date
    if not written:
        return None
    if isinstance(written, str) and rule.zone is None:
        try:
            return date.fromisoformat(written[:10])
        except ValueError:
            pass
    if isinstance(written, datetime) and (rule.zone is None or written.tzinfo is None):
        return written
    return dates.on_clock(written, now=_FAR, zone=rule.zone or UTC)
