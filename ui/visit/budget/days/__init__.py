"""The account day by day, and the best collection days."""
