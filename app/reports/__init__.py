"""What goes on paper: the content of a report and its PDF."""
