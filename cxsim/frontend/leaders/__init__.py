"""A team's summary for leaders, in words and blocks."""
