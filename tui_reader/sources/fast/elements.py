"""Which element may stand where in a feed, and what is done with each.

At an element that stands in no table the walk gives up, and feedparser is asked. What is dropped
here has a meaning to feedparser, but none to this reader.
"""

from __future__ import annotations

from tui_reader.sources.fast import bodies, links, persons, tags
from tui_reader.sources.fast.names import OTHER, UnknownError
from tui_reader.sources.fast.walk import LEAF, Children, Opener, Walk

_RSS_VERSIONS = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
_ATOM_VERSIONS = {"0.1": "atom01", "0.2": "atom02", "0.3": "atom03"}


def _rss(walk: Walk, given: dict[str, str]) -> None:
    stated = walk.scoped(given).get("version", "")
    version = _RSS_VERSIONS.get(stated) or ("rss20" if stated.startswith("2.") else "rss")
    _begin(walk, version, is_known=not walk.names.version.startswith("rss"))
    walk.descend({"channel": _channel, OTHER: _ignore})


def _rdf(walk: Walk, given: dict[str, str]) -> None:
    walk.scoped(given)
    walk.version = walk.names.version
    if not walk.version.startswith("rss"):
        raise UnknownError("a version of RDF")
    walk.descend(_RDF)


def _atom(walk: Walk, given: dict[str, str]) -> None:
    stated = walk.scoped(given).get("version", "")
    version = walk.names.version or _ATOM_VERSIONS.get(stated, "atom")
    _begin(walk, version, is_known=version.startswith("atom"))
    walk.descend(_FEED)


def _begin(walk: Walk, version: str, *, is_known: bool) -> None:
    if not is_known:
        raise UnknownError("a version")
    walk.version = version
    if walk.language:
        walk.about["language"] = walk.language.replace("_", "-")


def _channel(walk: Walk, given: dict[str, str]) -> None:
    if walk.scoped(given).keys() & _CDF or walk.has_channel:
        raise UnknownError("channel")
    walk.has_channel = True
    walk.descend(_FEED)


def _entry(walk: Walk, given: dict[str, str]) -> None:
    found = walk.scoped(given)
    if found.keys() & _CDF:
        raise UnknownError("item")
    entry = walk.next_entry()
    if about := found.get("rdf:about"):
        entry["id"] = about
    walk.descend(_ENTRY, walk.end_entry)


_CDF = {"href", "lastmod"}


def _field(key: str) -> Opener:
    """Keep an element's text as a field."""

    def keep(walk: Walk, _given: dict[str, str]) -> None:
        walk.collect(lambda text: walk.put(key, walk.repaired(text)))

    return keep


def _media(walk: Walk, given: dict[str, str]) -> None:
    links.media(walk, given)
    walk.descend(_MEDIA)


def _group(walk: Walk, given: dict[str, str]) -> None:
    walk.scoped(given)
    walk.descend(_MEDIA)


def _ignore(walk: Walk, _given: dict[str, str]) -> None:
    walk.descend(_MEANINGLESS)


def _drop(walk: Walk, _given: dict[str, str]) -> None:
    walk.descend(LEAF)


def _drop_with(*children: str) -> Opener:
    table: Children = dict.fromkeys(children, _drop)
    return lambda walk, _given: walk.descend(table)


def _drop_titled(children: Children) -> Opener:
    """Drop an element with a title of its own, after which a title of the feed or the entry counts again."""

    def drop(walk: Walk, _given: dict[str, str]) -> None:
        walk.title_depth = -1
        walk.descend(children)

    return drop


def _drop_categories(walk: Walk, _given: dict[str, str]) -> None:
    walk.descend({"itunes:category": _drop_categories})


def _each(names: str, opener: Opener) -> dict[str, Opener]:
    return dict.fromkeys(names.split(), opener)


_MEANINGLESS: Children = {OTHER: _ignore}

_contributor: Opener = _drop_with("name", "email", "uri", "url", "homepage", OTHER)

_DROPPED = _each(
    "comments copyright rights rating dc:contributor dc:coverage dc:format dc:identifier dc:publisher "
    "dc:relation dc:rights dc:source dc:type dcterms:abstract dcterms:accessrights dcterms:available "
    "dcterms:license dcterms:rightsholder dcterms:valid itunes:block itunes:complete itunes:duration "
    "itunes:episode itunes:episodetype itunes:explicit itunes:isclosedcaptioned itunes:new-feed-url "
    "itunes:order itunes:season itunes:title itunes:type media:adult media:copyright media:credit media:hash "
    "media:license media:player media:price media:rating media:restriction media:rights media:status "
    "media:text",
    _drop,
) | {
    OTHER: _ignore,
    "contributor": _contributor,
    "media:community": _drop_with("media:starrating", "media:statistics", "media:tags"),
    "media:embed": _drop_with("media:param"),
}

_COMMON = {
    **_DROPPED,
    **_each("title dc:title", bodies.title),
    **_each("subtitle tagline itunes:subtitle", bodies.subtitle),
    **_each("description dc:description", bodies.description),
    **_each("summary itunes:summary", bodies.summary),
    **_each("author managingeditor dc:author dc:creator itunes:author", persons.author),
    **_each("guid id", links.guid),
    "link": links.link,
}

_MEDIA: Children = {
    **{name: opener for name, opener in _DROPPED.items() if name.startswith("media:") or name == OTHER},
    "media:category": tags.media_category,
    "media:content": _media,
    "media:description": bodies.description,
    "media:keywords": tags.media_keywords,
    "media:thumbnail": links.thumbnail,
    "media:title": bodies.media_title,
}

_ENTRY: Children = {
    **_COMMON,
    **_MEDIA,
    **_each("language dc:language expirationdate post-id", _drop),
    **_each("pubdate published issued dcterms:issued", _field("published")),
    **_each("updated modified lastbuilddate dc:date dcterms:modified", _field("updated")),
    **_each("created dcterms:created", _field("created")),
    **_each("category keywords dc:subject", tags.category),
    "content": bodies.content,
    "content:encoded": bodies.content_encoded,
    "enclosure": links.enclosure,
    "itunes:category": tags.itunes_category,
    "itunes:duration": _field("itunes_duration"),
    "itunes:image": links.picture,
    "itunes:keywords": tags.itunes_keywords,
    "media:group": _group,
    "source": _drop_titled(
        {
            **_each("title subtitle link id updated published generator icon logo rights category", _drop),
            **_each("author contributor", _contributor),
            OTHER: _ignore,
        }
    ),
}

_IMAGE = _drop_titled(_each("title link description url href width height", _drop))
_TEXT_INPUT = _drop_titled(_each("title description name link", _drop))

_FEED: Children = {
    **_COMMON,
    **_each("item entry", _entry),
    **_each("language dc:language", _field("language")),
    **_each(
        "category cloud created dc:date dc:subject dcterms:created dcterms:issued dcterms:modified docs "
        "generator icon issued itunes:image itunes:keywords lastbuilddate logo media:category media:keywords "
        "media:thumbnail modified pubdate published site ttl updated webmaster",
        _drop,
    ),
    "image": _IMAGE,
    "items": _ignore,
    "itunes:category": _drop_categories,
    "itunes:owner": persons.owner,
    "skipdays": _drop_with("day"),
    "skiphours": _drop_with("hour"),
    "textinput": _TEXT_INPUT,
}

_RDF: Children = {
    "channel": _channel,
    "image": _IMAGE,
    "item": _entry,
    "textinput": _TEXT_INPUT,
    OTHER: _ignore,
}

ROOT: Children = {"rss": _rss, "feed": _atom, "rdf:rdf": _rdf}
