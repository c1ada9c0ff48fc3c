"""What an address on the web is made of: how a site makes them, and what a post has to say to it."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import NamedTuple


class Rule(NamedTuple):
    """How a site makes addresses."""

    generator: str = ""
    """The name of its dialect; empty: nobody knows."""
    base: str = ""
    """The site's own address."""
    pattern: str = ""
    """The site's setting for addresses, as written."""
    sections: tuple[tuple[str, str], ...] = ()
    """Settings for the posts of one section or collection alone."""
    root: str = ""
    """The folder below the site's that addresses are counted from; empty: the usual one."""
    languages: tuple[str, ...] = ()
    """Of a site in several; a file says its own by its ending: `post.de.md`."""
    language: str = ""
    """The one whose posts have no language in their address; empty: every language stands in them."""
    is_ugly: bool = False
    """Addresses end in `.html`."""
    is_dated: bool = False
    """The names of files begin with a day that their addresses lack."""
    zone: tzinfo | None = None
    """In which the day in an address is told."""


class Named(NamedTuple):
    """What a post says that goes into its address."""

    path: str
    """Below the folder of the site, `/` between the parts."""
    slug: str = ""
    address: str = ""
    """An address of its own below the site's: `/about/me/`."""
    day: date | None = None
    categories: tuple[str, ...] = ()
    title: str = ""
