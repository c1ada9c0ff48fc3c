"""The walk behind `fast_feed`: what feedparser makes of each element, for the elements most feeds have."""
