"""Tests of what the program can do."""
