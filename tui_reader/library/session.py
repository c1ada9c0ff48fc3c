"""Where the person left off: kept between runs in one small file of the state folder."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """What the screen comes back with."""

    location: str = ""
    """The source's location, or empty for all sources."""
    scope: str = "all"
    page: int = 1
    post: int = 0
    """0: none was chosen."""
    reading: bool = False
    """Whether the post was open, not only chosen."""
    theme: str = ""
    column: int = 0
    """Column width in cells, 0 for the setting."""
    line_spacing: int = 0
    """Lines from one line of text to the next, 0 for the setting."""
    paragraphs: str = ""
    """How paragraphs are parted, empty for the setting."""
    offered: bool = False
    """Whether it was offered to take over another reader's feeds."""
    zoomed: bool = False
    """Whether the post stood alone (`z`)."""


def load(path: Path) -> Session:
    """Read the session; a missing or damaged file is a fresh start."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the session could not be read: %s", error)
        return Session()
    return _checked(kept) if isinstance(kept, dict) else Session()


def save(path: Path, session: Session) -> None:
    """Write the session whole or not at all. A state folder that can't be written is only logged."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".session-")
        try:
            # A folder's name that is no UTF-8 holds lone surrogates, which only ASCII can spell.
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                json.dump(asdict(session), file, indent=1)
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        log.warning("the session could not be kept: %s", error)


def _checked(kept: dict[str, object]) -> Session:
    """Only fields of the right type are taken: the file may be from another version."""
    known = {field.name: type(getattr(Session(), field.name)) for field in fields(Session)}
    values = {name: value for name, value in kept.items() if known.get(name) is type(value)}
    return Session(**values)  # type: ignore[arg-type]  # each value's type was compared above
