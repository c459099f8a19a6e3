"""The published outcomes, right and wrong, set against our rules."""
