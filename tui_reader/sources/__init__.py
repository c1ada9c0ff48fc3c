"""From a location to raw entries: whatever a stranger wrote, untouched."""
