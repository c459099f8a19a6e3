"""Screens and widgets with the real Qt."""
