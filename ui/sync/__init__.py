"""The screens of sharing with a team."""
