"""Whole routes through the real window on a real store."""
