"""Tests of what the law says: parameters and rules."""
