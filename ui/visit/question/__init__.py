"""One question at a time, for Huishouden, Inkomen and Wonen."""
