"""Where the feeds are of hosts that many write on, so that no page has to be searched for them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


def known_feed(url: str) -> str | None:
    """The feed of a page on a well-known host.

    It is an address worth asking before the page, not instead of it: hosts change their rules.
    (A YouTube handle, `/@name`, or a film is not here: only its page knows the number of the channel.)

    Args:
        url: An http(s) address.

    Returns:
        The feed's address, or None when the host is not known, or the page has no feed of its own.
    """
    try:
        parts = urlsplit(url)
        host, path = (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/") or "/"
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or _IS_FEED.search(f"{path}?{parts.query}"):
        return None
    if host.endswith("youtube.com") and (playlist := parse_qs(parts.query).get("list")):
        path = f"/playlist/{playlist[0]}"
    for rule in _rules():
        if (at := rule.host.fullmatch(host)) and (found := rule.path.fullmatch(path)):
            return rule.feed.format(**at.groupdict(), **found.groupdict())
    return None


def feed_of_page(html: bytes, url: str) -> str | None:
    """The feed that a page on a well-known host belongs to without naming it: a film's, of its channel.

    Args:
        html: The page.
        url: Where it came from.
    """
    host = urlsplit(url).hostname or ""
    if host != "youtube.com" and not host.endswith(".youtube.com"):
        return None
    channel = _CHANNEL.search(html)
    return f"{_YOUTUBE}?channel_id={(channel[1] or channel[2]).decode()}" if channel else None


# Only what is said of the film itself: a page names the channels of many others beside it.
_CHANNEL = re.compile(
    rb'''itemprop="channelId" content="(UC[\w-]{22})"|"externalChannelId":"(UC[\w-]{22})"'''
)

# A feed already, by the look of it.
_IS_FEED = re.compile(r"^/feeds?/|(?:\.(?:xml|rss|atom|rdf)|/(?:feed|rss|atom))/?\?|[?&]feed=", re.IGNORECASE)


class _Rule(NamedTuple):
    host: re.Pattern[str]
    path: re.Pattern[str]
    feed: str
    """The feed's address, with the groups of both patterns in it."""


_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"

# GitHub's own pages, whose names nobody else can have.
_GITHUBS = (
    "about|apps|collections|enterprise|events|explore|features|issues|login|marketplace|notifications|orgs"
    "|pricing|pulls|search|settings|site|sponsors|team|topics|trending"
)
_REPOSITORY = rf"/(?!(?:{_GITHUBS})/)(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)"
_AT_GITHUB = "https://github.com/{owner}/{name}"

_TABLE: dict[str, dict[str, str]] = {
    r"(?:m\.)?youtube\.com": {
        r"/channel/(?P<id>UC[\w-]+)(?:/.*)?": f"{_YOUTUBE}?channel_id={{id}}",
        r"/playlist/(?P<id>[\w-]+)": f"{_YOUTUBE}?playlist_id={{id}}",
        r"/user/(?P<id>[\w-]+)(?:/.*)?": f"{_YOUTUBE}?user={{id}}",
    },
    r"github\.com": {
        rf"/(?!(?:{_GITHUBS})$)(?P<owner>[\w-]+)": "https://github.com/{owner}.atom",
        rf"{_REPOSITORY}(?:/releases(?:/.*)?)?": f"{_AT_GITHUB}/releases.atom",
        rf"{_REPOSITORY}/(?P<page>tags|commits|discussions)": f"{_AT_GITHUB}/{{page}}.atom",
        rf"{_REPOSITORY}/(?:commits|tree)/(?P<branch>.+)": f"{_AT_GITHUB}/commits/{{branch}}.atom",
    },
    r"codeberg\.org": {
        r"/(?P<owner>(?!explore$)[\w.-]+)": "https://codeberg.org/{owner}.rss",
        r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)(?:/releases)?": (
            "https://codeberg.org/{owner}/{name}/releases.rss"
        ),
    },
    r"medium\.com": {
        r"/(?P<name>tag/[\w-]+)(?:/.*)?": "https://medium.com/feed/{name}",
        r"/(?P<name>(?!(?:m|me|p|search|tag)(?:/|$))@?[\w.-]+)(?:/.*)?": "https://medium.com/feed/{name}",
    },
    r"(?P<name>[\w-]+\.medium\.com)": {r".*": "https://{name}/feed"},
    r"open\.substack\.com": {r"/pub/(?P<name>[\w-]+)(?:/.*)?": "https://{name}.substack.com/feed"},
    r"(?P<name>(?!open\.)[\w-]+\.substack\.com)": {r".*": "https://{name}/feed"},
    r"(?P<name>[\w-]+\.blogspot\.[a-z.]{2,6})": {r".*": "https://{name}/feeds/posts/default"},
    r"tumblr\.com": {
        r"/(?:blog/)?(?P<name>(?!(?:blog|dashboard|explore|search|tagged)(?:/|$))[\w-]+)(?:/.*)?": (
            "https://{name}.tumblr.com/rss"
        ),
    },
    r"(?P<name>[\w-]+\.tumblr\.com)": {
        r"(?P<tag>/tagged/[^/]+)": "https://{name}{tag}/rss",
        r".*": "https://{name}/rss",
    },
    r"(?:old\.|new\.|np\.)?reddit\.com": {
        r"(?P<path>/(?:r|u|user)/[\w+-]+(?:/(?:hot|new|top)|/comments/\w+)?)(?:/.*)?": (
            "https://www.reddit.com{path}/.rss"
        ),
    },
    r"(?P<name>[\w-]+\.wordpress\.com)": {
        r"(?P<part>/(?:author|category|tag)/[^/]+)": "https://{name}{part}/feed/",
        r".*": "https://{name}/feed/",
    },
    r"bsky\.app": {r"/profile/(?P<name>[\w.:-]+)(?:/.*)?": "https://bsky.app/profile/{name}/rss"},
    r"(?P<name>[\w-]+\.bearblog\.dev)": {r".*": "https://{name}/feed/"},
    r"(?P<name>[\w-]+\.ghost\.io)": {r".*": "https://{name}/rss/"},
    r"(?P<name>[\w-]+\.hashnode\.dev)": {r".*": "https://{name}/rss.xml"},
    r"(?P<name>[\w-]+\.micro\.blog)": {r".*": "https://{name}/feed.xml"},
    r"(?P<name>[\w-]+\.(?:dreamwidth\.org|livejournal\.com))": {r".*": "https://{name}/data/atom"},
    r"dev\.to": {r"/(?P<name>(?!(?:t|search)(?:/|$))\w+)(?:/.*)?": "https://dev.to/feed/{name}"},
    r"letterboxd\.com": {r"/(?P<name>\w+)": "https://letterboxd.com/{name}/rss/"},
    r"vimeo\.com": {r"/(?P<name>(?!\d+$)\w+)": "https://vimeo.com/{name}/videos/rss"},
    # Mastodon runs everywhere: it is known by its paths, a person from elsewhere among them.
    r"(?P<host>(?!.*(?:flipboard|medium|substack|threads|tiktok|youtube)\.(?:com|net)$).+)": {
        r"/@(?P<name>\w+)@(?P<home>[\w.-]+\.\w+)(?:/\d+)?": "https://{home}/@{name}.rss",
        r"/@(?P<name>\w+)(?:/\d+)?": "https://{host}/@{name}.rss",
    },
}


@cache
def _rules() -> tuple[_Rule, ...]:
    """The table, compiled when somebody first types an address."""
    return tuple(
        _Rule(re.compile(host), re.compile(path), feed)
        for host, paths in _TABLE.items()
        for path, feed in paths.items()
    )
