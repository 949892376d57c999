"""Every state a scenario can come to, by the engine's own transitions, and what only that finds."""
