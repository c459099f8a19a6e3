"""What is to be paid when, and how it went."""
