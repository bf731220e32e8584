"""Reading across all stations; changes nothing."""
