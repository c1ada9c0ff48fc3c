"""What is read from outside: feeds, folders, files."""
