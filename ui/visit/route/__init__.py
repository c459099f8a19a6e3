"""The way through a visit: what comes next, what came before, and how the footer calls it."""
