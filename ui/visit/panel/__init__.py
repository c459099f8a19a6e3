"""The running result beside every question."""
