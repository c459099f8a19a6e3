"""Which question comes next and what an answer can still change."""
