"""The database: what is kept, what is counted, and what happens when it can't be."""
