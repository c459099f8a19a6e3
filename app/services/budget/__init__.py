"""What a coach does with a budget: lines, the account, collection days, reminders, and what goes on paper."""
