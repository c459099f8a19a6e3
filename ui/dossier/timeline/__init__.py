"""What happened when: rows under the day they belong to."""
