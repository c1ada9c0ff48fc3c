"""The screen: the Textual app, its screens, widgets, keys and themes."""
