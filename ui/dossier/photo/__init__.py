"""Adding a picture: where it comes from, what is cut out and blacked out, and looking at it later."""
