"""What counts as having read a post."""

from __future__ import annotations

from enum import StrEnum


class WhenRead(StrEnum):
    """When a post is marked read by itself."""

    OPENED = "opened"
    END = "end"
    """Once its end was in view."""
    HAND = "hand"
    """Never: only the person marks posts."""
