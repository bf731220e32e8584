"""The PostgreSQL server Fachwerk brings along, so that trying it out needs no database to be set up first."""
