"""The gate before everything else: first start, unlocking, and what to do when that does not work."""
