"""All creditors, and one debt in detail."""
