"""What came in and what went out."""
