"""The tests: behavior, through the public doors."""
