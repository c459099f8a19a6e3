"""Dossiers from a file: which column is what, what would come, and taking it back."""
