"""The end of a quarter: what the board says, and what lay behind it."""
