"""The advice talk and what leaves on paper."""
