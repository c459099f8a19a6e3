"""Samen kijken: one question or one result, large, without anything private."""
