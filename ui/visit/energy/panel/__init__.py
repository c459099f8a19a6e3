"""The panel beside the walk."""
