"""Preview a scenario that is being written, in the window or in a terminal."""
