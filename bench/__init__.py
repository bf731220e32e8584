"""How fast the pages are with 1, 50 and 500 networks (docs/reference/bench.md)."""
