"""Tests of the screen: keys pressed, text read."""
