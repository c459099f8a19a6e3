"""Messages before a cost is collected."""
