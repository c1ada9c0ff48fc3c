"""Pictures, films, sounds and embedded pages: pictures stay pictures, the rest become titled links."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from tui_reader.document import markdown_escape as escape
from tui_reader.document.html.formulas import add_formula, formula_script, picture_source
from tui_reader.document.html.inline import LINK
from tui_reader.document.html.links import Attributes
from tui_reader.document.html.walk import SKIP, Leave, Walk
from tui_reader.document.html.write import BLOCK
from tui_reader.text import clean

_PIXEL_STYLE = re.compile(r"(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)", re.IGNORECASE)
_TRACKER = re.compile(
    r"""//(?:
        (?:pixel|stats)\.wp\.com/ | (?:[\w.-]+\.)?feedburner\.com/~r/ | feeds\.wordpress\.com/
      | (?:[\w.-]+\.)?feedsportal\.com/ | (?:[\w.-]+\.)?doubleclick\.net/ | (?:www\.)?google-analytics\.com/
      | blogger\.googleusercontent\.com/tracker/ | medium\.com/_/stat | (?:www\.)?assoc-amazon\.[a-z.]+/e/ir
      | [a-z]+\.assoc-amazon\.[a-z.]+/ | (?:[\w.-]+\.)?pheedo\.com/ | (?:www\.)?facebook\.com/tr\b
      | (?:[\w.-]+\.)?scorecardresearch\.com/ | (?:[\w.-]+\.)?quantserve\.com/ | res\.feedsportal\.com/
      | track\.[\w.-]+/ | (?:[\w.-]+\.)?emltrk\.com/ | hits\.[\w.-]+/
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EMOJI = re.compile(r"/core/emoji/|twemoji|/emojis?/|/smilies/", re.IGNORECASE)
_EMOJI_CLASS = re.compile(r"(?:^|\s)(?:wp-smiley|emoji|g-emoji|twemoji)(?:\s|$)")

# Host ending, to what it shows; the second part finds the address of the page that people visit.
_HOSTS: tuple[tuple[str, str, re.Pattern[str], str], ...] = (
    (
        "youtube.com",
        "Video",
        re.compile(r"/(?:embed|v|shorts|live)/([\w-]{6,})"),
        "https://www.youtube.com/watch?v={}",
    ),
    (
        "youtube-nocookie.com",
        "Video",
        re.compile(r"/embed/([\w-]{6,})"),
        "https://www.youtube.com/watch?v={}",
    ),
    ("vimeo.com", "Video", re.compile(r"/video/(\d+)"), "https://vimeo.com/{}"),
    ("dailymotion.com", "Video", re.compile(r"/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    ("spotify.com", "Audio", re.compile(r"/embed(?:-podcast)?/(\w+/\w+)"), "https://open.spotify.com/{}"),
    ("embed.music.apple.com", "Audio", re.compile(r"^(/.+)"), "https://music.apple.com{}"),
    ("embed.podcasts.apple.com", "Audio", re.compile(r"^(/.+)"), "https://podcasts.apple.com{}"),
    ("gist.github.com", "Code", re.compile(r"^(/.+?)(?:\.(?:pibb|js))?$"), "https://gist.github.com{}"),
)
_KINDS = {
    "Video": "wistia.net wistia.com twitch.tv tiktok.com ted.com videopress.com loom.com peertube odysee.com",
    "Audio": "soundcloud.com bandcamp.com mixcloud.com simplecast.com buzzsprout.com libsyn.com",
    "Map": "maps.google.com openstreetmap.org",
    "Recording": "asciinema.org",
    "Code": "codepen.io jsfiddle.net codesandbox.io stackblitz.com",
}
_MOST_SOURCES = 20
_FALLBACKS = {"video": "Video", "audio": "Audio"}


def picture(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Keep a picture, unless it is there to be counted and not to be seen."""
    if _is_pixel(attributes):
        return SKIP
    if tex := picture_source(attributes):
        add_formula(walk, tex, displayed=False)
        return SKIP
    alt = clean.line(attributes.get("alt") or "", 1000)
    if alt and _is_emoji(attributes):
        walk.text(alt)
        return SKIP
    url = walk.addresses.picture(attributes)
    if not url and node.parent is not None and node.parent.tag == "picture":
        url = _from_sources(walk, node.parent)
    if _TRACKER.search(url) or not (url or alt):
        return SKIP
    title = clean.line(attributes.get("title") or "", 1000)
    address = escape.destination(url) + (f" {escape.title(title)}" if title and title != alt and url else "")
    walk.ready(f"![{escape.text(alt, in_link=True)}]({address})")
    return SKIP


def source(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Drop what only says where a picture or film may be found: its owner has asked already."""
    return SKIP


def player(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Make a film or a sound a link to the file."""
    urls = (walk.addresses.media(each) for each in (attributes.get("src"), *_sources(node)))
    url = next((each for each in urls if each), "")
    if url:
        _add_link(walk, _FALLBACKS[node.tag or ""], _title(attributes), url)
    return SKIP


def frame(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Make an embedded page a link, to the page people visit where that is known."""
    url = walk.addresses.media(
        attributes.get("src") or attributes.get("data-src") or attributes.get("data-lazy-src")
    )
    if url and not _is_pixel(attributes):
        kind, page = _visited(url)
        _add_link(walk, kind, _title(attributes), page)
    return SKIP


def lite_youtube(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Make YouTube's player that loads only when it is clicked a link, too."""
    if not (found := re.fullmatch(r"[\w-]{6,20}", attributes.get("videoid") or "", re.ASCII)):
        return None
    title = clean.line(attributes.get("title") or attributes.get("playlabel") or "", 300)
    _add_link(walk, "Video", title, f"https://www.youtube.com/watch?v={found[0]}")
    return SKIP


def script(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Drop a script, but for those that are text and those that only show a page of their own."""
    if (attributes.get("type") or "").startswith("math/tex"):
        return formula_script(walk, node, attributes)
    url = walk.addresses.media(attributes.get("src"))
    if url and (found := _SHOWN_BY_SCRIPT.match(url)):
        host, *path = found[1].removeprefix("https://").split("/")
        title = " ".join([host.partition(".")[0], *(part for part in path if len(part) > 1)])
        _add_link(walk, _visited(url)[0], title, found[1])
    return SKIP


_SHOWN_BY_SCRIPT = re.compile(r"(https://(?:gist\.github\.com/[^?#]+?|asciinema\.org/a/\w+))\.js(?:[?#]|$)")


def embed(walk: Walk, node: LexborNode, attributes: Attributes) -> Leave | None:
    """Make an embedded object a link; what it holds for old browsers shows when it has no address."""
    url = walk.addresses.media(attributes.get("src") or attributes.get("data"))
    if not url:
        return None
    kind, page = _visited(url)
    _add_link(walk, kind, _title(attributes), page)
    return SKIP


def _add_link(walk: Walk, kind: str, title: str, url: str) -> None:
    is_block = walk.place is BLOCK
    if is_block:
        walk.end_line()
    leave = walk.open(LINK, url)
    walk.text(f"{kind}: {title or _name(url)}")
    if leave is not None:
        leave(walk)
    if is_block:
        walk.end_line()


def _title(attributes: Attributes) -> str:
    title = clean.line(attributes.get("title") or attributes.get("aria-label") or "", 300)
    return "" if title.lower() in {"youtube video player", "embedded content", "video", "audio"} else title


def _name(url: str) -> str:
    """Name something by its file, or by its host."""
    parts = urlsplit(url)
    name = clean.line(unquote(parts.path.rpartition("/")[2]), 100)
    return name if "." in name.strip(".") else (parts.hostname or name or url).removeprefix("www.")


def _visited(url: str) -> tuple[str, str]:
    """Tell what an embedded address shows, and where people would see it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    for ending, kind, path, page in _HOSTS:
        if _is_host(host, ending):
            found = path.search(parts.path)
            return kind, page.format(found[1]) if found else url
    kind = next(
        (kind for kind, hosts in _KINDS.items() if any(_is_host(host, each) for each in hosts.split())), ""
    )
    return kind or ("Map" if "/maps/" in parts.path and "google" in host else "Embed"), url


def _is_host(host: str, ending: str) -> bool:
    return host == ending or host.endswith("." + ending)


def _sources(node: LexborNode) -> list[str | None]:
    return [each.attributes.get("src") for each in node.css("source")[:_MOST_SOURCES]]


def _from_sources(walk: Walk, node: LexborNode) -> str:
    children = islice(node.iter(), _MOST_SOURCES)
    found = (walk.addresses.picture(each.attributes) for each in children if each.tag == "source")
    return next((url for url in found if url), "")


def _is_pixel(attributes: Attributes) -> bool:
    sizes = [(attributes.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    if sizes[0] in {"0", "1"} and sizes[1] in {"0", "1"}:
        return True
    return len(_PIXEL_STYLE.findall(attributes.get("style") or "")) > 1


def _is_emoji(attributes: Attributes) -> bool:
    return bool(
        _EMOJI_CLASS.search(attributes.get("class") or "") or _EMOJI.search(attributes.get("src") or "")
    )
