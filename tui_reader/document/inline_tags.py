"""HTML tags within a paragraph: which are known, what style they give, what they carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")

STYLES = {
    "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em",
    "strong": "strong", "b": "strong",
    "del": "del", "s": "del", "strike": "del",
    "ins": "ins", "u": "ins",
    "mark": "mark", "kbd": "kbd", "sup": "sup", "sub": "sub", "small": "dim",
    "code": "code", "tt": "code", "samp": "code",
}  # fmt: skip
"""Tag to style name."""

MEDIA = {
    "video": "Video",
    "audio": "Audio",
    "object": "Embed",
    "source": "Embed",
    "iframe": "Embed",
    "embed": "Embed",
}
"""Tag to the word that stands for what can't be drawn."""

WITH_FALLBACK = frozenset({"video", "audio", "object", "iframe"})
"""Media that hold, beside the places they lie at, only what is for programs that can't show them."""

HIDDEN = frozenset(
    {
        "script",
        "style",
        "template",
        "title",
        "textarea",
        "noscript",
        "noembed",
        "noframes",
        "xmp",
        "svg",
        "rp",
    }
)
"""Elements whose text nobody is meant to read."""

ELEMENTS = frozenset(
    """a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas
    caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
    iframe img input ins kbd label legend li link main map mark marquee math menu menuitem meta meter nav nobr
    object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp search section
    select slot small source span strike strong sub summary sup svg table tbody td tfoot th thead time tr
    track tt u ul var video wbr""".split()  # noqa: SIM905  # a hundred names read better without quotes
)
"""HTML's own elements. Any other tag is text somebody forgot to escape, and is shown as written."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, opening or closing."""

    name: str
    closing: bool
    source: str

    def __getitem__(self, attribute: str) -> str:
        """The attribute's text, empty when it isn't there."""
        for name, value in _ATTRIBUTE.findall(self.source):
            if name.lower() == attribute:
                return unescape(value.strip("\"'"))
        return ""

    @property
    def media_url(self) -> str:
        """Where a film, a sound or an embedded page lies, empty when the tag doesn't say."""
        return self["data" if self.name == "object" else "src"]

    @property
    def is_pixel(self) -> bool:
        """A picture nobody can see: it only tells somebody that the post was opened."""
        return self["width"] in {"0", "1"} and self["height"] in {"0", "1"}


def parse_tag(source: str) -> Tag | None:
    """Read a tag as markdown-it found it; None for comments, declarations and instructions."""
    found = _TAG.match(source)
    return Tag(found[2].lower(), bool(found[1]), source) if found else None
