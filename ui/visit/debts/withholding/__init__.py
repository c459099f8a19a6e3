"""Rent held back from a benefit."""
