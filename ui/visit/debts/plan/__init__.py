"""The room and the plans side by side."""
