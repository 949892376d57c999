"""Draw a session in a window or as text; never decide."""
