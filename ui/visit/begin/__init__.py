"""Begin: what the resident wants, on what ground something is kept, and what cannot wait."""
