"""What is sent along to a host that doesn't answer everybody. It goes to that host alone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Login:
    """A name and a secret, or a header; a proxy; another name for this program."""

    user: str = ""
    password: str = field(default="", repr=False)
    header: tuple[str, str] | None = field(default=None, repr=False)
    proxy: str = field(default="", repr=False)
    user_agent: str = ""


NOBODY = Login()
"""What nearly every feed is asked with."""
