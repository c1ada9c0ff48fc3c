"""From HTML to Markdown: what each element becomes."""
