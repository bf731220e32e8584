"""Pages of events and findings."""
