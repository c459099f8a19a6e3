"""What the law says: pure functions that leave a trace of articles behind."""
