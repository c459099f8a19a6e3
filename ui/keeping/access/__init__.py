"""The log of who opened what."""
