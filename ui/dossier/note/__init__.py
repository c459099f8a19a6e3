"""Writing a note."""
