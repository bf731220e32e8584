"""Building the demonstration's history through the product's own operations, with the clock set."""
