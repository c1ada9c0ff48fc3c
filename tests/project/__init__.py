"""The project's own promises: its papers, its wheel, its guide."""
