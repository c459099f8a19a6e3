"""How the numbers of the walk are read and written."""
