"""The shell: arguments, verbs, text and JSON output, exit codes."""
