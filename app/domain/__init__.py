"""The nouns of a home visit: frozen values without any input or output."""
