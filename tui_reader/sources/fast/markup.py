"""XHTML inside an Atom text, written out again as the source text it was."""

from __future__ import annotations

import html

from tui_reader.sources.fast.names import UnknownError, prefix_of

DEEPEST = 100
MOST_ELEMENTS = 100_000

# What feedparser treats in a way of its own.
_ODD = frozenset({"body", "math", "svg"})

_XML = "http://www.w3.org/XML/1998/namespace"


class Markup:
    """Collects markup tag by tag."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[str] = []

    def declare(self, uri: str | None) -> None:
        """Take note of a namespace in the markup.

        Raises:
            UnknownError: It is not that of XHTML.
        """
        if not uri or prefix_of(uri) != "xhtml":
            raise UnknownError(uri)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins.

        Raises:
            UnknownError: It is no XHTML, or of the kind feedparser writes otherwise.
        """
        uri, _, local = name.rpartition(" ")
        tag = local.lower()
        if (
            prefix_of(uri) != "xhtml"
            or tag in _ODD
            or len(self._open) >= DEEPEST
            or len(self._pieces) > MOST_ELEMENTS
        ):
            raise UnknownError(name)
        self._open.append(tag)
        self._pieces.append(f"<{tag}{_written(attributes)}>" if attributes else f"<{tag}>")

    def end(self) -> bool:
        """An element ends; False when it is the one around the markup."""
        if not self._open:
            return False
        self._pieces.append(f"</{self._open.pop()}>")
        return True

    def text(self, text: str) -> None:
        """Text between two tags."""
        self._pieces.append(html.escape(text, quote=False))

    def finish(self) -> str:
        """The markup, without the `<div>` that Atom asks for around it (RFC 4287 3.1.1.3)."""
        pieces = self._pieces
        while len(pieces) > 1 and not pieces[-1].strip():
            pieces.pop()
        start = next((index for index, piece in enumerate(pieces) if piece.strip()), 0)
        pieces = pieces[start:]
        return "".join(pieces[1:-1] if _is_one_div(pieces) else pieces)


def _is_one_div(pieces: list[str]) -> bool:
    if not pieces or not (pieces[0] == "<div>" or pieces[0].startswith("<div ")) or pieces[-1] != "</div>":
        return False
    depth = 0
    for piece in pieces[:-1]:
        if piece.startswith("</"):
            depth -= 1
            if depth == 0:
                return False
        elif piece.startswith("<"):
            depth += 1
    return True


def _written(attributes: dict[str, str]) -> str:
    written = []
    for name, value in attributes.items():
        uri, _, local = name.rpartition(" ")
        if uri not in ("", _XML):
            raise UnknownError(name)
        key = f"xml:{local}".lower() if uri else local.lower()
        value = value.lower() if key in ("rel", "type") else value
        written.append((key, html.escape(value, quote=False).replace('"', "&quot;")))
    if len(dict(written)) < len(written):
        raise UnknownError("attribute twice")
    return "".join(f' {key}="{value}"' for key, value in written)
