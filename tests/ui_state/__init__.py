"""What screens say, tested without Qt."""
