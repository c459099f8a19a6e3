"""What a screen reader is told: the tree of the running program, read back over the accessibility bus (AT-SPI)."""
