"""The one language in which posts are asked for: filter line, search, saved searches, rules and shell."""

from tui_reader.library.query.ages import older_than
from tui_reader.library.query.carried import carried
from tui_reader.library.query.complete import complete
from tui_reader.library.query.read import parse, read, tagged

__all__ = ["carried", "complete", "older_than", "parse", "read", "tagged"]
