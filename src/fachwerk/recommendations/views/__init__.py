"""Pages of recommendations and the self-check."""
