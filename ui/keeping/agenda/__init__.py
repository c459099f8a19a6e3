"""What is coming, as a list and as a calendar."""
