"""One view of each screen, as full as real ones get, for the gallery and for tests of layout."""
