"""What the world can do to the store, each done for real."""
