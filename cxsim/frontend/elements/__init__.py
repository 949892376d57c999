"""What a screen is made of before it is drawn: a tree of meaning, its layout, and what a pointer does there; pure."""
