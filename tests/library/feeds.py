"""Small feeds, written as text."""

from __future__ import annotations

from xml.sax.saxutils import escape


def rss(*items: str, title: str = "A feed", link: str = "https://blog.example/") -> bytes:
    """An RSS 2.0 document."""
    head = f"<title>{escape(title)}</title><link>{escape(link)}</link>"
    channel = f"<channel>{head}{''.join(items)}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{channel}</rss>'.encode()


def item(
    title: str,
    body: str = "<p>Text.</p>",
    *,
    link: str = "",
    guid: str = "",
    date: str = "",
    more: str = "",
) -> str:
    """One item; empty fields are left out, and `more` is XML."""
    fields = {"title": title, "description": body, "link": link, "guid": guid, "pubDate": date}
    return (
        "<item>"
        + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items() if text)
        + f"{more}</item>"
    )
