"""Tests of the room app/intake."""
