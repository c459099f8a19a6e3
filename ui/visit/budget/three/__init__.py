"""Three budgets side by side, what stands out, and the pots."""
