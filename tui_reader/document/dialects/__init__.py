"""What generators of sites and note-takers add to Markdown, resolved to Markdown."""
