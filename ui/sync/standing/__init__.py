"""How it stands with sharing, and two versions of one thing side by side."""
