"""The walk through the rooms."""
