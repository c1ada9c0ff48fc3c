"""Addresses that follow from where a post lies: Hugo, Zola, Astro, Docusaurus, Eleventy."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tui_reader.sources.local import address_by_pattern
from tui_reader.sources.local.addressing import Named, Rule

_DAY_IN_NAME = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[-_](?=.)", re.ASCII)
_LANGUAGE = re.compile(r".\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$")
_PLAIN_NAME = re.compile(r"[\w .-]+", re.ASCII)
_DOCUSAURUS_DAY = re.compile(
    r"(?P<folder>.*?)(?P<day>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<name>.*?)", re.ASCII
)


def hugo(rule: Rule, post: Named) -> str:
    """`content/blog/kcl/index.md` and `content/blog/kcl.md` are both at `/blog/kcl/`."""
    placed = _placed(rule, post.path)
    if placed is None:
        return ""
    folders, name, language = placed
    prefix = f"/{language}" if language and language != rule.language else ""
    pattern = dict(rule.sections).get(folders[0] if folders else "", "")
    if pattern:
        section = "/".join(folders)
        below = address_by_pattern.hugo(pattern, section, name, post)
        return below and prefix + below
    if not folders and not name:
        return f"{prefix}/"
    parts = [*folders, post.slug or name]
    if not all(_PLAIN_NAME.fullmatch(part) for part in parts):
        return ""
    path = "/".join(re.sub(" +", "-", part.strip().lower()) for part in parts)
    return f"{prefix}/{path}.html" if rule.is_ugly else f"{prefix}/{path}/"


def zola(rule: Rule, post: Named) -> str:
    """As Hugo's, without the day that a file's name begins with, and with every name made plain."""
    placed = _placed(rule, post.path)
    if placed is None:
        return ""
    folders, name, language = placed
    prefix = f"/{language}" if language and language != rule.language else ""
    if not folders and not name:
        return f"{prefix}/"
    parts = [*folders, post.slug or _DAY_IN_NAME.sub("", name, count=1)]
    if not all(part.isascii() for part in parts) or (rule.pattern not in ("", "on") and _changed(parts)):
        return ""
    return f"{prefix}/{'/'.join(map(_slug, parts))}/"


def astro(rule: Rule, post: Named) -> str:
    """`src/content/blog/a.md` is at `/blog/a/` where `src/pages/blog/[...slug].astro` shows its kind."""
    path = PurePosixPath(post.path)
    for root, base in rule.sections:
        if path.is_relative_to(root):
            below = path.relative_to(root).with_suffix("")
            parts = [*below.parts[:-1], *((below.name,) if below.name != "index" else ())]
            name = post.slug or "/".join(parts).lower().replace(" ", "-")
            return f"/{base}/{name}/" if re.fullmatch(r"[a-z0-9/_-]+", name) else ""
    return ""


def docusaurus(rule: Rule, post: Named) -> str:
    """`blog/2024-01-02-hello.md` is at `/blog/2024/01/02/hello`, unless it has a slug."""
    path = PurePosixPath(post.path)
    root = rule.root or "blog"
    if not path.is_relative_to(root):
        return ""
    if post.slug:
        return f"{rule.pattern}/{post.slug}"
    below = str(path.relative_to(root).with_suffix("")).removesuffix("/index")
    if found := _DOCUSAURUS_DAY.fullmatch(below):
        below = f"{found['folder']}{found['day'].replace('-', '/')}/{found['name']}".rstrip("/")
    return f"{rule.pattern}/{below}" if _PLAIN_NAME.fullmatch(below.replace("/", "")) else ""


def eleventy(rule: Rule, post: Named) -> str:
    """`posts/hello.md` is at `/posts/hello/`; a day in its name makes that uncertain."""
    path = PurePosixPath(post.path)
    root = rule.root or "."
    if root != "." and not path.is_relative_to(root):
        return ""
    below = path.relative_to(root).with_suffix("") if root != "." else path.with_suffix("")
    parts = below.parts[:-1] if below.name in ("index", below.parent.name) else below.parts
    if any(_DAY_IN_NAME.match(part) for part in parts) or (
        root == "." and parts[:1] in (("src",), ("content",))
    ):
        return ""
    return f"/{'/'.join(parts)}/"


def _placed(rule: Rule, path: str) -> tuple[list[str], str, str] | None:
    """The folders, name and language of a post below its site's content; None for what is no post."""
    root = f"{rule.root or 'content'}/"
    if not path.startswith(root):
        return None
    folder, _, name = path[len(root) :].rpartition("/")
    stem, language = name.rpartition(".")[0], rule.language
    if suffix := _LANGUAGE.search(stem):
        if suffix[1] not in rule.languages:
            return None
        stem, language = stem[: suffix.start() + 1], suffix[1]
    elif rule.languages and not language:
        language = rule.languages[0]
    if stem == "_index":
        return None
    folders = folder.split("/") if folder else []
    if stem == "index":
        return folders[:-1], folders[-1] if folders else "", language
    return folders, stem, language


def _slug(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")


def _changed(parts: list[str]) -> bool:
    return any(part != _slug(part) for part in parts)
