"""Dumb, reusable parts of screens: they show what they are given, tell what was pressed, and know no service."""
