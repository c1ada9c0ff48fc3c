"""The programs that blogs are written for: how a tree shows whose it is, and where its posts lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One program's habits."""

    name: str
    label: str
    """Its name as it writes it."""
    settings: tuple[str, ...] = ()
    """Files below the site's folder that only it has."""
    shared: tuple[str, ...] = ()
    """Files that others have, too: they count when `sign` is in them."""
    sign: str = ""
    """A regular expression, of lines, their case aside."""
    more: tuple[str, ...] = ()
    """Files that add to its settings, each over the ones before."""
    marks: tuple[str, ...] = ()
    """Folders that show it where there are no settings."""
    posts: str = ".+"
    """Which folders hold posts: a regular expression of their path below the site's, which itself is empty.
    What lies elsewhere is a page: read only where there are no posts."""
    pages: str = r"(?!)"
    """Which of these folders hold none all the same."""
    data: str = ""
    """Names of files that tell something of the posts around them: a regular expression."""
    authors: tuple[str, ...] = ()
    """Files that say who is meant by an author's short name."""
    bundles: bool = False
    """A folder with an `index` file is one post, and what else lies in it is part of it."""
    partials: bool = False
    """What begins with an underscore is a part of something else."""
    words_apart: str = ","
    """What stands between tags in one text, the first of these signs that is there."""
    authors_apart: str = ""
    """The same for authors."""
    collections: frozenset[str] = frozenset()
    """Tags that only say that something is a post."""
    tags_in_text: bool = False
    """A word behind a number sign is a tag of the note it stands in."""
    has_bare_fields: bool = False
    """Posts begin with fields that no fence stands around."""
    named_by_file: bool = False
    """A post is called as its file is, unless its text opens with a heading of the first level."""

    def __reduce__(self) -> tuple[Callable[[str], Dialect | None], tuple[str]]:
        """Sent to another process, it is the one of that name there: there is one of each."""
        return named, (self.name,)


_HUGO_TYPES = ("toml", "yaml", "yml", "json")
_DOCUSAURUS = tuple(f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs"))
_ASTRO = tuple(f"astro.config.{ending}" for ending in ("mjs", "ts", "js", "mts", "cjs"))

HUGO = Dialect(
    "hugo",
    "Hugo",
    settings=tuple(f"{place}hugo.{kind}" for place in ("", "config/_default/") for kind in _HUGO_TYPES),
    shared=tuple(f"{place}config.{kind}" for place in ("", "config/_default/") for kind in _HUGO_TYPES),
    sign=r"^\s*[\"']?(?:baseurl|languagecode|defaultcontentlanguage|mainsections)\b",
    more=tuple(
        f"config/_default/{table}.{kind}" for table in ("languages", "permalinks") for kind in _HUGO_TYPES
    ),
    posts=r"content(?:/.*)?",
    data=r"_index\.(?:md|markdown)",
    authors=tuple(f"data/authors.{kind}" for kind in _HUGO_TYPES),
    bundles=True,
)
ZOLA = Dialect(
    "zola",
    "Zola",
    settings=("zola.toml",),
    shared=("config.toml",),
    sign=r"^\s*base_url\s*=",
    posts=r"content(?:/.*)?",
    bundles=True,
)
HEXO = Dialect(
    "hexo",
    "Hexo",
    shared=("_config.yml", "_config.yaml"),
    sign=r"^(?:source_dir|new_post_name|public_dir|tag_dir|archive_dir|default_layout)\s*:",
    marks=("source/_posts",),
    posts=r"source/(?:_posts|_drafts)(?:/.*)?",
)
JEKYLL = Dialect(
    "jekyll",
    "Jekyll",
    settings=("_config.yml", "_config.yaml", "_config.toml"),
    marks=("_posts", "_drafts"),
    posts=r"(?:.*/)?(?:_posts|_drafts)(?:/.*)?",
    authors=("_data/authors.yml", "_data/authors.yaml", "_data/authors.json"),
    words_apart=", ",
)
PELICAN = Dialect(
    "pelican",
    "Pelican",
    settings=("pelicanconf.py",),
    more=("publishconf.py",),
    posts=r"content(?:/.*)?",
    pages=r"content/(?:pages|extra|images)(?:/.*)?",
    authors_apart=";,",
    has_bare_fields=True,
)
ELEVENTY = Dialect(
    "eleventy",
    "Eleventy",
    settings=(".eleventy.js", *(f"eleventy.config.{ending}" for ending in ("js", "mjs", "cjs", "ts"))),
    more=tuple(
        f"{place}_data/{name}.{ending}"
        for place in ("", "src/", "content/")
        for name in ("metadata", "site", "meta")
        for ending in ("json", "js")
    ),
    # Directly in the folder it reads lie the pages: the home page, an "about", a feed.
    posts=r"(?!(?:src|content|site|pages|docs)\Z).+",
    data=r".+\.11tydata\.json|[\w-]+\.json",
    collections=frozenset(("post", "posts", "blog", "article", "articles", "all")),
)
ASTRO = Dialect(
    "astro",
    "Astro",
    settings=_ASTRO,
    more=(
        "astro-paper.config.ts",
        *(f"src/{name}.{end}" for name in ("consts", "config", "site.config") for end in ("ts", "js")),
    ),
    posts=r"(?:src/(?:content|data|posts|blog)|src/pages/(?:blog|posts?|articles|notes)|content)(?:/.*)?",
    partials=True,
)
DOCUSAURUS = Dialect(
    "docusaurus",
    "Docusaurus",
    settings=_DOCUSAURUS,
    posts=r"blog(?:/.*)?|i18n/[^/]+/docusaurus-plugin-content-blog(?:/.*)?",
    authors=("blog/authors.yml", "blog/authors.yaml", "blog/authors.json"),
    partials=True,
)
MKDOCS = Dialect(
    "mkdocs",
    "MkDocs",
    settings=("mkdocs.yml", "mkdocs.yaml"),
    posts=r"docs/.+",
    authors=("docs/blog/.authors.yml", "docs/.authors.yml"),
)
GATSBY = Dialect("gatsby", "Gatsby", settings=("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"))
OBSIDIAN = Dialect(
    "obsidian", "Obsidian", marks=(".obsidian",), posts=".*", tags_in_text=True, named_by_file=True
)
PLAIN = Dialect("plain", "a plain folder")

DIALECTS = (
    *(HUGO, ZOLA, HEXO, JEKYLL, PELICAN, ELEVENTY, ASTRO, DOCUSAURUS, MKDOCS, GATSBY),
    OBSIDIAN,
)
"""In the order in which a tree is asked whose it is: Hexo's settings are called as Jekyll's are."""

NAMES = (*(dialect.name for dialect in DIALECTS), PLAIN.name)


def named(name: str) -> Dialect | None:
    """The dialect of a name; None for a name nobody has."""
    return next((dialect for dialect in (*DIALECTS, PLAIN) if dialect.name == name), None)
