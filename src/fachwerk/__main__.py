"""`python -m fachwerk` does what the console script `fachwerk` does."""

from fachwerk.config.cli import main

main()
