"""The lines of a budget, typed in one at a time."""
