"""What can be asked for from anywhere: finding acts, the keys, help, what was done, and a first look around."""
