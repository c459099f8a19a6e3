"""The places of the page Wat als."""
