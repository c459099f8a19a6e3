"""The risk of paying back."""
