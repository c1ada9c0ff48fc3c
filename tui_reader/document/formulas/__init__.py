"""Formulas in posts: where they stand, what source they have, and how they are set in cells."""
