"""More or less work: the income line."""
