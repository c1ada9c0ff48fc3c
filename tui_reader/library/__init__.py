"""Every decision about reading, one method a verb; it knows no face."""
