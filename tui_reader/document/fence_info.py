"""What stands behind a fence: the title of a block of code, in the ways sites write it."""

from __future__ import annotations

import re

# Docusaurus, Gatsby, Zola, Hugo, Next and their like; and what Qiita and Zenn put behind the language.
_NAMED = re.compile(
    r"(?:^|[\s{,:])(?:title|filename|file|name|caption)=(?:\"([^\"]*)\"|'([^']*)'|([^\s{},\"']+))"
)
_BEHIND_COLON = re.compile(r"[\w+#-]*:([\w./@ -]*\w\.\w+|Dockerfile|Makefile)[ \t]*\Z")


def title_of(info: str) -> str:
    """The title that a fence gives its code; empty where it gives none."""
    if "=" in info and (found := _NAMED.search(info)):
        return (found[1] or found[2] or found[3] or "").strip()
    behind = _BEHIND_COLON.match(info.strip()) if ":" in info else None
    return behind[1].strip() if behind else ""
