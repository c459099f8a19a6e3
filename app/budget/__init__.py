"""The household's money over a month and a year: lines, the days they move on, and what is left."""
