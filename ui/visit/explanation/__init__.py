"""Uitleg: how an amount came about, step by step, with its articles."""
