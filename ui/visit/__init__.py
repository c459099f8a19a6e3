"""A visit: its steps in any order, with the running result always in reach."""
