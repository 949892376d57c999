"""One file per page beside play, found by its name: `view` builds what the screen of that name is drawn from."""
