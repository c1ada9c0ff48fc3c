"""Pictures of posts: found, fetched, kept, decoded apart, and made ready for a terminal."""
