"""The best way to read blogs in a terminal."""

__version__ = "0.1.0"
