"""Meters, appliances, the air in rooms and the bill."""
