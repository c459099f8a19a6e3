"""A rent that fits, and other homes beside this one."""
