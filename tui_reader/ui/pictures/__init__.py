"""How pictures are shown in a terminal, and what is known of those of the post in view."""
