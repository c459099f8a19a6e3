"""Writing down an attempt to reach the household."""
