"""Rules of the notebook that need no database."""
