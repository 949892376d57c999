"""A mistake of ours: what is written down about it, and the page that tells of it."""
