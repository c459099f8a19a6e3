"""The list per complex for the manager."""
