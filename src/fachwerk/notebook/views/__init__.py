"""Pages of the notebook."""
