"""Afspraken: at most three, the first one done together."""
