"""Records → findings. Pure."""
