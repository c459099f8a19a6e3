"""Energy coaching: what is seen per room, what it can save, what is measured, and what comes before saving."""
