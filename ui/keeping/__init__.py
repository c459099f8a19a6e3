"""Gegevens: what comes in from a file, how long it stays, its backups, and who opened what."""
