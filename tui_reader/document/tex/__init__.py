"""Reading TeX's mathematics: from its source to a tree."""
