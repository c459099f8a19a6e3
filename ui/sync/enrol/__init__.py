"""Enrolling this laptop with the hub of a team, in three steps."""
