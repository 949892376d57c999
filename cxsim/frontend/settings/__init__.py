"""What a participant can set, where it is kept, and what the system's owner has set already."""
