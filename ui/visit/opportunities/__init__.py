"""Kansen: everything that was found, in euros and in state."""
