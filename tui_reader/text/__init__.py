"""Pure functions on strings: cleaning, widths, dates, encodings."""
