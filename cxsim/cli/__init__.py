"""The command line: one file per verb, found by being there; the only place that wires rooms together."""

from cxsim.cli.main import main

__all__ = ["main"]
