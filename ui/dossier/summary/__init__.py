"""Who lives there, what was agreed, what it yields, and the next visit."""
