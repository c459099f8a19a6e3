"""The step Schulden: all creditors, what can be paid, the plan and how it goes."""
