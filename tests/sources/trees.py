"""Small source trees of every dialect, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Seen(NamedTuple):
    """A post as it is shown."""

    title: str
    published: str
    """Minutes in UTC, `2024-01-02T10:00`; empty: by the file's time."""
    url: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    draft: bool = False


class Tree(NamedTuple):
    """A blog's source."""

    dialect: str
    files: Mapping[str, str]
    title: str
    url: str
    posts: Mapping[str, Seen]


def post(title: str, date: str, *lines: str) -> str:
    """A post with front matter."""
    return "\n".join(("---", f"title: {title}", f"date: {date}", *lines, "---", "Text.", ""))


def plant(root: Path, files: Mapping[str, str]) -> None:
    """Write the files of a tree."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


JEKYLL = Tree(
    "jekyll",
    {
        "_config.yml": "title: Tom\nurl: https://tom.example\nbaseurl: /blog\nauthor:\n  name: Tom P\n"
        "timezone: America/New_York\npermalink: pretty\n"
        "collections:\n  recipes:\n    output: true\n  staff:\n    output: false\n"
        "defaults:\n  - scope: {path: '', type: posts}\n    values: {author: eve}\n",
        "_data/authors.yml": "eve:\n  name: Eve Online\n",
        "_posts/2024-01-02-hello-world.md": "---\ntags: one two\ncategories: Big news\n---\n# Hello, world\n",
        "_posts/2024-01-03-zone.md": post("Zone", "2024-01-03 23:30:00"),
        "news/_posts/2024-01-04-sub.md": "Text.\n",
        "_posts/2024-01-05-named.md": post("Named", "2024-01-05", "permalink: /who/:title/", "author: Ann"),
        "_drafts/idea.md": "---\ntitle: Idea\n---\nText.\n",
        "_recipes/soup.md": "---\ntitle: Soup\ndate: 2023-05-06\n---\nText.\n",
        "_staff/jane.md": "---\ntitle: Jane\n---\nText.\n",
        "about.md": "---\ntitle: About\n---\nText.\n",
        "index.html": "---\nlayout: home\n---\n",
        "README.md": "# Read me\n",
    },
    "Tom",
    "https://tom.example/blog",
    {
        "_posts/2024-01-02-hello-world.md": Seen(
            "Hello, world",
            "2024-01-02T00:00",
            "https://tom.example/blog/big/news/2024/01/02/hello-world/",
            ("Eve Online",),
            ("one", "two"),
            ("Big", "news"),
        ),
        "_posts/2024-01-03-zone.md": Seen(
            "Zone", "2024-01-04T04:30", "https://tom.example/blog/2024/01/03/zone/", ("Eve Online",)
        ),
        "news/_posts/2024-01-04-sub.md": Seen(
            "sub",
            "2024-01-04T00:00",
            "https://tom.example/blog/news/2024/01/04/sub/",
            ("Eve Online",),
            (),
            ("news",),
        ),
        "_posts/2024-01-05-named.md": Seen(
            "Named", "2024-01-05T00:00", "https://tom.example/blog/who/named/", ("Ann",)
        ),
        "_drafts/idea.md": Seen("Idea", "", "", ("Tom P",), draft=True),
        "_recipes/soup.md": Seen(
            "Soup", "2023-05-06T00:00", "https://tom.example/blog/recipes/soup/", ("Tom P",)
        ),
    },
)
HUGO = Tree(
    "hugo",
    {
        "config/_default/hugo.toml": 'baseURL = "https://hu.example/"\ntitle = "Hu"\n'
        'timeZone = "Europe/Berlin"\ndefaultContentLanguage = "en"\n[params.author]\nname = "Hu Go"\n',
        "config/_default/languages.toml": "[en]\nweight = 1\n[de]\nweight = 2\n",
        "config/_default/permalinks.toml": 'notes = "/n/:year/:slug/"\n',
        "content/_index.md": "---\ntitle: Home\n---\n",
        "content/about.md": "---\ntitle: About\n---\n",
        "content/search/index.md": "---\ntitle: Search\n---\n",
        "content/posts/_index.md": "---\ntitle: Posts\n---\n",
        "content/posts/first.md": post("First", "2024-07-01"),
        "content/posts/first.de.md": post("Erster", "2024-07-01T12:00:00Z"),
        "content/posts/trip/index.md": '+++\ntitle = "Trip"\ndate = 2024-07-02T10:00:00\n'
        'aliases = ["/old/"]\n+++\n',
        "content/posts/trip/day-one.md": "A part of the bundle.\n",
        "content/posts/trip/pictures/list.md": "Another part.\n",
        "content/notes/a.md": '{\n"title": "A Note", "date": "2024-07-03", "slug": "the-note"\n}\nText.\n',
        "content/parts/_index.md": "---\ncascade:\n  build:\n    render: never\n---\n",
        "content/parts/menu/index.md": post("Menu", "2024-07-04"),
        "content/posts/banner/index.md": post("Banner", "2024-07-04", "headless: true"),
        "content/posts/README.md": "For those who write here.\n",
        "archetypes/default.md": "---\ntitle: x\n---\n",
        "layouts/index.html": "<p>x",
    },
    "Hu",
    "https://hu.example/",
    {
        "content/posts/first.md": Seen(
            "First", "2024-07-01T00:00", "https://hu.example/posts/first/", ("Hu Go",)
        ),
        "content/posts/first.de.md": Seen(
            "Erster", "2024-07-01T12:00", "https://hu.example/de/posts/first/", ("Hu Go",)
        ),
        "content/posts/trip/index.md": Seen(
            "Trip", "2024-07-02T08:00", "https://hu.example/posts/trip/", ("Hu Go",)
        ),
        "content/notes/a.md": Seen(
            "A Note", "2024-07-03T00:00", "https://hu.example/n/2024/the-note/", ("Hu Go",)
        ),
    },
)
ZOLA = Tree(
    "zola",
    {
        "config.toml": 'base_url = "https://zo.example"\ntitle = "Zo"\nauthor = "Zo La"\n',
        "content/_index.md": '+++\ntitle = "Home"\nsort_by = "date"\n+++\n',
        "content/2024-01-02-Hello_There.md": '+++\ntitle = "Hello"\n[taxonomies]\ntags = ["t"]\n+++\nText.\n',
        "content/blog/_index.md": "+++\n+++\n",
        "content/blog/own.md": '+++\ntitle = "Own"\ndate = 2024-01-03\npath = "x/own"\n+++\nText.\n',
        "content/blog/part.md": '+++\ntitle = "Part"\ndate = 2024-01-03\nrender = false\n+++\nText.\n',
        "templates/index.html": "<p>x",
        "themes/t/content/demo.md": post("Demo", "2020-01-01"),
    },
    "Zo",
    "https://zo.example",
    {
        "content/2024-01-02-Hello_There.md": Seen(
            "Hello", "2024-01-02T00:00", "https://zo.example/hello-there/", ("Zo La",), ("t",)
        ),
        "content/blog/own.md": Seen("Own", "2024-01-03T00:00", "https://zo.example/x/own", ("Zo La",)),
    },
)
HEXO = Tree(
    "hexo",
    {
        "_config.yml": "title: He\nauthor: He Xo\nurl: https://he.example\ntimezone: Asia/Shanghai\n"
        "permalink: :year/:month/:day/:title/\nsource_dir: source\nnew_post_name: :title.md\n",
        "source/_posts/one.md": "title: One\ndate: 2024-01-02 01:00:00\ntags:\n- a\ncategories:\n- B\n"
        "---\nText.\n",
        "source/_posts/sub/two.md": post("Two", "2024-01-03 12:00:00"),
        "source/_drafts/three.md": "---\ntitle: Three\n---\nText.\n",
        "source/about/index.md": post("About", "2024-01-01"),
        "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
        "themes/landscape/README.md": "# landscape\n",
    },
    "He",
    "https://he.example",
    {
        "source/_posts/one.md": Seen(
            "One", "2024-01-01T17:00", "https://he.example/2024/01/02/one/", ("He Xo",), ("a",), ("B",)
        ),
        "source/_posts/sub/two.md": Seen(
            "Two", "2024-01-03T04:00", "https://he.example/2024/01/03/sub/two/", ("He Xo",)
        ),
        "source/_drafts/three.md": Seen("Three", "", "", ("He Xo",), draft=True),
    },
)
PELICAN = Tree(
    "pelican",
    {
        "pelicanconf.py": "AUTHOR = 'Peli Can'\nSITENAME = 'Pe'\nSITEURL = ''\nPATH = 'content'\n"
        "TIMEZONE = 'Europe/Paris'\nARTICLE_URL = '{date:%Y}/{slug}/'\nimport os; os.remove('x')\n",
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://pe.example'\n",
        "content/review.md": "Title: My super review: a title\nDate: 2010-12-03 10:20\nCategory: Python\n"
        "Tags: pelican, publishing\nAuthors: Alexis M; Bruno\nSummary: Short\n   and long\n\nThe *text*.\n",
        "content/news/second.md": "Slug: the-second\nTitle: Second\nDate: 2011-01-02\n"
        "Status: draft\n\nText.\n",
        "content/third.html": "<html><head><title>Third</title><meta name=date content='2012-01-02 08:00'>"
        "<meta name=tags content='x, y'><meta name=category content=yeah></head><body>Text.</body></html>",
        "content/pages/about.md": "Title: About\n\nText.\n",
        "output/review.html": "<title>Review</title>",
    },
    "Pe",
    "https://pe.example",
    {
        "content/review.md": Seen(
            "My super review: a title",
            "2010-12-03T09:20",
            "https://pe.example/2010/my-super-review-a-title/",
            ("Alexis M", "Bruno"),
            ("pelican", "publishing"),
            ("Python",),
        ),
        "content/news/second.md": Seen(
            "Second",
            "2011-01-02T00:00",
            "https://pe.example/2011/the-second/",
            ("Peli Can",),
            (),
            ("news",),
            draft=True,
        ),
        "content/third.html": Seen(
            "Third",
            "2012-01-02T07:00",
            "https://pe.example/2012/third/",
            ("Peli Can",),
            ("x", "y"),
            ("yeah",),
        ),
    },
)
ELEVENTY = Tree(
    "eleventy",
    {
        "eleventy.config.js": "export default function (config) {}\n"
        "export const config = { dir: { input: 'src' } };\n",
        "package.json": '{"name": "a-blog"}',
        "src/_data/metadata.js": 'module.exports = {\n\ttitle: "El",\n\turl: "https://el.example/",\n'
        '\tauthor: {\n\t\turl: "https://no.example/",\n\t\tname: "El Even",\n\t},\n}\n',
        "src/posts/posts.json": '{"tags": "posts", "layout": "post.njk"}',
        "src/posts/one.md": post("One", "2024-01-02", "tags: [posts, css]"),
        "src/posts/two.md": post("Two", "2024-01-03"),
        "src/posts/hidden.md": post("Hidden", "2024-01-03", "eleventyExcludeFromCollections: true"),
        "src/posts/data-only.md": post("Data", "2024-01-03", "permalink: false"),
        "src/notes/notes.11tydata.json": '{"permalink": "/n/{{ page.fileSlug }}/", "author": "Ann"}',
        "src/notes/2024-01-04-three.md": "---\ntitle: Three\n---\nText.\n",
        "src/notes/four.md": post("Four", "2024-01-05"),
        "src/notes/four.11tydata.json": '{"eleventyExcludeFromCollections": true}',
        "src/about.md": "---\ntitle: About\n---\nText.\n",
        "src/_includes/card.html": "<p>x",
        "README.md": "# A blog\n",
    },
    "El",
    "https://el.example/",
    {
        "src/posts/one.md": Seen(
            "One", "2024-01-02T00:00", "https://el.example/posts/one/", ("El Even",), ("css",)
        ),
        "src/posts/two.md": Seen("Two", "2024-01-03T00:00", "https://el.example/posts/two/", ("El Even",)),
        "src/notes/2024-01-04-three.md": Seen(
            "Three", "2024-01-04T00:00", "https://el.example/n/three/", ("Ann",)
        ),
    },
)
ASTRO = Tree(
    "astro",
    {
        "astro.config.mjs": "import { defineConfig } from 'astro/config';\n// site: 'https://no.example',\n"
        "export default defineConfig({\n  site: 'https://as.example',\n});\n",
        "src/consts.ts": "export const SITE_TITLE = 'As';\nexport const SITE_DESCRIPTION = 'Welcome';\n",
        "src/pages/blog/[...slug].astro": "---\n---\n",
        "src/content/blog/one.md": "---\ntitle: One\npubDate: 'Jul 08 2022'\n---\nText.\n",
        "src/content/blog/two.mdx": "---\ntitle: Two\npubDate: 2022-07-09\ndraft: true\n---\n"
        "import A from './a';\n\nText.\n",
        "src/content/blog/_part.md": "A part.\n",
        "src/content/team/ann.md": "---\ntitle: Ann\npubDate: 2022-07-10\n---\nText.\n",
        "src/pages/about.md": "---\ntitle: About\n---\nText.\n",
        "README.md": "# Astro Starter Kit\n",
    },
    "As",
    "https://as.example",
    {
        "src/content/blog/one.md": Seen("One", "2022-07-08T00:00", "https://as.example/blog/one/"),
        "src/content/blog/two.mdx": Seen(
            "Two", "2022-07-09T00:00", "https://as.example/blog/two/", draft=True
        ),
        "src/content/team/ann.md": Seen("Ann", "2022-07-10T00:00"),
    },
)
DOCUSAURUS = Tree(
    "docusaurus",
    {
        "docusaurus.config.ts": "const config: Config = {\n  title: 'Do',\n  url: 'https://do.example',\n"
        "  baseUrl: '/site/',\n  presets: [['classic', {\n    docs: { routeBasePath: 'manual' },\n"
        "    blog: { showReadingTime: true, routeBasePath: 'news', feedOptions: { type: ['rss'] } },\n"
        "  }]],\n};\n",
        "blog/authors.yml": "yangshun:\n  name: Yangshun Tay\n  url: https://x.example\n"
        "slorber:\n  name: Sébastien\n",
        "blog/2019-05-28-first.md": "---\ntitle: First\nauthors: [slorber, yangshun]\ntags: [hello]\n---\n"
        "Above.\n\n<!-- truncate -->\n\nBelow.\n",
        "blog/2021-08-26-welcome/index.mdx": "---\nslug: welcome\ntitle: Welcome\nauthors: nobody\n---\n"
        "Look up.\n\n{/* truncate */}\n\nLook down.\n",
        "blog/2022/01/02/deep.md": "---\ntitle: Deep\nauthors:\n  - name: Joel\n    title: Chef\n---\n"
        "Text.\n",
        "blog/_partial.mdx": "A part.\n",
        "docs/intro.md": "# Intro\n",
        "README.md": "# Website\n",
    },
    "Do",
    "https://do.example/site",
    {
        "blog/2019-05-28-first.md": Seen(
            "First",
            "2019-05-28T00:00",
            "https://do.example/site/news/2019/05/28/first",
            ("Sébastien", "Yangshun Tay"),
            ("hello",),
        ),
        "blog/2021-08-26-welcome/index.mdx": Seen(
            "Welcome", "2021-08-26T00:00", "https://do.example/site/news/welcome", ("nobody",)
        ),
        "blog/2022/01/02/deep.md": Seen(
            "Deep", "2022-01-02T00:00", "https://do.example/site/news/2022/01/02/deep", ("Joel",)
        ),
    },
)
OBSIDIAN = Tree(
    "obsidian",
    {
        ".obsidian/app.json": "{}",
        ".obsidian/templates.json": '{"folder": "Templates"}',
        "Garden.md": "---\ntags:\n  - plants\ncreated: 2024-03-04\n---\n"
        "On #soil and [[Rain]], not `#code` or #12.\n\n## Later\n",
        "Journal/2024-01-02.md": "## Tasks\n\n- #garden/spring\n\n```\n#no\n```\n",
        "Sketch.excalidraw.md": "---\nexcalidraw-plugin: parsed\n---\n# Drawing\n```json\n{}\n```\n",
        "Zettel/202401021530.md": "# A thought\n\nText.\n",
        "Templates/Daily.md": "# {{title}}\n",
        ".trash/Gone.md": "Gone.\n",
    },
    "",
    "",
    {
        "Garden.md": Seen("Garden", "2024-03-04T00:00", "", (), ("plants", "soil")),
        "Journal/2024-01-02.md": Seen("2024-01-02", "2024-01-02T00:00", "", (), ("garden/spring",)),
        "Zettel/202401021530.md": Seen("A thought", ""),
    },
)
MKDOCS = Tree(
    "mkdocs",
    {
        "mkdocs.yml": "site_name: Mk\nsite_url: https://mk.example/\nplugins:\n  - blog\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.twemoji\n",
        "docs/blog/.authors.yml": "authors:\n  ann:\n    name: Ann Chovy\n",
        "docs/index.md": "# Home\n",
        "docs/guide/setup.md": "# Setup\n",
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/one.md": "---\ndate:\n  created: 2024-01-02\n  updated: 2024-02-03\n"
        "authors: [ann]\n---\n\n# One\n\nText.\n",
    },
    "Mk",
    "https://mk.example/",
    {"docs/blog/posts/one.md": Seen("One", "2024-01-02T00:00", "", ("Ann Chovy",))},
)
PLAIN = Tree(
    "plain",
    {
        "notes/2024-01-02 On rain.md": "Text.\n",
        "letter.html": "<!doctype html><html lang=en><head><title>A letter | My site</title>"
        "<meta name=author content='Ann'><meta name=description content='To you'>"
        "<meta property='article:published_time' content='2024-01-03T10:00:00+01:00'></head>"
        "<body><nav>Home About</nav><article><h1>A letter</h1><p>Dear you, it rains here.</p></article>"
        "<footer>All rights reserved</footer></body></html>",
        "draft.md": "---\ntitle: Draft\ndate: 2024-01-04\ndraft: true\n---\nText.\n",
        "README.md": "# Mine\n",
    },
    "",
    "",
    {
        "notes/2024-01-02 On rain.md": Seen("On rain", "2024-01-02T00:00"),
        "letter.html": Seen("A letter", "2024-01-03T09:00", "", ("Ann",)),
        "draft.md": Seen("Draft", "2024-01-04T00:00", draft=True),
    },
)
TREES = (JEKYLL, HUGO, ZOLA, HEXO, PELICAN, ELEVENTY, ASTRO, DOCUSAURUS, OBSIDIAN, MKDOCS, PLAIN)
