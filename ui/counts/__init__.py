"""Counts without names for the team: what would be shown, to whom, and what colleagues show."""
