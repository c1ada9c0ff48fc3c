"""What the person decides: the settings file into a typed `Config`, and where files lie.

A wrong setting never keeps the program from starting: it starts with what is usual in its place.
"""

from tui_reader.config.openers import Opener
from tui_reader.config.paths import Paths, paths
from tui_reader.config.reading import Loaded, Problem, as_toml, load, parse
from tui_reader.config.settings import Config, Limits

__all__ = ["Config", "Limits", "Loaded", "Opener", "Paths", "Problem", "as_toml", "load", "parse", "paths"]
