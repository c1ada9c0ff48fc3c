"""From text to what can be drawn: HTML to Markdown, Markdown to blocks, blocks to lines."""
