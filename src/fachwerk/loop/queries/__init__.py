"""Reading across two stations."""
