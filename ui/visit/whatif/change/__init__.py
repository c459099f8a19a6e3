"""A change beside now."""
