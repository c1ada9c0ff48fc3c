"""Markdown to lines: what the engine draws, and that it loses nothing."""
