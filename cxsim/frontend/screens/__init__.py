"""One file per screen, found by its name: `start`, `update` and `view`, all pure."""
