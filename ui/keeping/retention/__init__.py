"""What is past its term, shown before it goes."""
