"""Vandaag: the visits and tasks of the day, search, and a new visit."""
