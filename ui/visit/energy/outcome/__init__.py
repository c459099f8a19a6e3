"""What the visit comes to, and what it leaves on paper."""
