"""One finding in detail: how far it is, who does what by when, and what it yields since when."""
