"""Debts: all creditors in one list, what is asked against the law, what can be paid, and the plan to pay it."""
