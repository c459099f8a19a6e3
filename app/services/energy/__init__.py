"""What an energy coach does in a home: see, choose, place, read, measure, and what it all comes to."""
