"""Hostile input for everything that reads somebody else's file: ``python -m tests.fuzz [TARGET ...] --minutes N``."""
