"""The backups: which there are, making one, putting one back."""
