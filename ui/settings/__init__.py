"""Instellingen: what a person chooses about this program; it holds at once."""
