"""Dossiers that come in from a file: read as a table, checked row by row, brought in all at once or not at all."""
