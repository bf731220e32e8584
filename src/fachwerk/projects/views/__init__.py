"""Pages of ideas, sketches, endorsements, awards, projects and results."""
