"""The model's equations, deeds and parameters: pure functions and constants, each with its source."""
