"""The budget in a visit: its lines, three budgets side by side, the days of the month, and messages beforehand."""
