"""Wijk: the district at a glance."""
