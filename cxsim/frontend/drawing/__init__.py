"""Draw through a painter: colours, charts, and pygame behind it."""
