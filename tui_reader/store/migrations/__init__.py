"""What changed of the tables since the first schema, a module for each change."""
