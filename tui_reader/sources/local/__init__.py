"""Posts that are files: finding them, and reading what they say of themselves."""
