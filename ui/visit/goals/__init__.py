"""The resident's own plan within Afspraken: a goal in small steps, and marks over time, one question at a time."""
