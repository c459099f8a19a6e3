"""The list of all dossiers: read a piece at a time, found in while one types."""
